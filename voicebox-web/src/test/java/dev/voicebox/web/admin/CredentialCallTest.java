package dev.voicebox.web.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.credential.CheckResult;
import dev.voicebox.credential.CredentialId;
import dev.voicebox.credential.CredentialPage;
import dev.voicebox.credential.NewCredential;
import dev.voicebox.credential.ProviderCredential;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialCallTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "cred_" + "0".repeat(32);

    @Test
    void aWellKnownProviderNeedsNoAddressAndNoName() throws Exception {
        NewCredential wanted = read("{'provider':'groq','secret':'gsk-12345678'}");

        assertThat(wanted.name()).isEqualTo("groq");
        assertThat(wanted.baseUrl()).isEqualTo(URI.create("https://api.groq.com/openai/v1"));
        assertThat(wanted.toString()).doesNotContain("gsk-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'secret':'sk-12345678'}; provider",
                "{'provider':'Groq','secret':'sk-12345678'}; provider",
                "{'provider':'groq'}; secret",
                "{'provider':'groq','secret':'with blanks in it'}; secret",
                "{'provider':'groq','secret':'short'}; secret",
                "{'provider':'mine','secret':'sk-12345678'}; base_url",
                "{'provider':'mine','secret':'sk-12345678','base_url':'https://me:pw@exa mple'}; base_url",
                "{'provider':'groq','secret':'sk-12345678','name':' '}; name",
                "{'provider':'groq','secret':'sk-12345678','key':1}; key"
            })
    void aWrongFieldIsNamedAndNoSecretIsRepeated(String body, String param) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(ProtocolViolation.class, violation -> {
            assertThat(violation.error().param()).isEqualTo(param);
            assertThat(violation.error().message()).doesNotContain("sk-", "with blanks", "short", "me:pw");
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"x, -, -, after", "-, x, -, before", "-, -, 0, limit", "-, -, 101, limit", "-, -, ten, limit"})
    void aPageThatCannotBeIsRefused(String after, String before, String limit, String param) {
        assertRefused(() -> CredentialCall.page(after, before, limit), 400, param);
    }

    @Test
    void aPageIsTwentyUnlessSaidOtherwiseAndGoesOneWay() throws Refused {
        assertThat(CredentialCall.page(null, null, null)).isEqualTo(new CredentialPage.Wanted(null, null, 20));
        assertThat(CredentialCall.page(ID, null, "100"))
                .isEqualTo(new CredentialPage.Wanted(new CredentialId(ID), null, 100));
        assertRefused(() -> CredentialCall.page(ID, ID, null), 400, "before");
    }

    @Test
    void whatIsNoIdIsNotFoundAndWhatIsNoTenantIsWrong() throws Refused {
        assertRefused(() -> CredentialCall.id("' or 1=1"), 404, null);
        assertRefused(() -> CredentialCall.tenant("A:*"), 400, "tenant_id");
        assertThat(CredentialCall.tenant(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "5", "true"})
    void aTenantThatIsNoTextIsWrongAndNotTheFirstOne(String value) {
        assertThatThrownBy(() -> CredentialCall.tenantIn(body("{'tenant_id':" + value + "}")))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.error().param()).isEqualTo("tenant_id"));
    }

    @Test
    void aListTellsItsEndsAndAnEmptyOneHasNone() {
        ProviderCredential one = new ProviderCredential(
                new TenantId("acme"),
                new CredentialId(ID),
                "mine",
                "groq",
                URI.create("https://groq.example/v1"),
                "wxyz",
                new ProviderCredential.Times(Instant.ofEpochSecond(5), Instant.ofEpochSecond(6)),
                new CheckResult(true, "The provider accepts the key.", Instant.ofEpochSecond(7)));

        ObjectNode list = CredentialJson.of(new CredentialPage(List.of(one), true));
        ObjectNode none = CredentialJson.of(new CredentialPage(List.of(), false));

        assertThat(list.get("first_id").asText()).isEqualTo(ID);
        assertThat(list.get("has_more").asBoolean()).isTrue();
        assertThat(list.at("/data/0/secret_hint").asText()).isEqualTo("…wxyz");
        assertThat(list.at("/data/0/last_check/checked_at").asLong()).isEqualTo(7);
        assertThat(none.get("first_id").isNull() && none.get("last_id").isNull())
                .isTrue();
    }

    @Test
    void aRefusalBecomesProblemDetails() throws Exception {
        Problem problem = Problem.of(Refusal.invalid("invalid_value", "limit", "Expected 1 to 100."));

        JsonNode body = JSON.readTree(new String(problem.body(), StandardCharsets.UTF_8));

        assertThat(body.toString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"Expected 1 to 100.\",\"code\":\"invalid_value\",\"param\":\"limit\"}");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String param) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().status()).isEqualTo(status);
            assertThat(refused.refusal().param()).isEqualTo(param);
        });
    }

    private static NewCredential read(String body) throws Exception {
        return CredentialCall.read(body(body));
    }

    private static ObjectNode body(String body) throws Exception {
        return (ObjectNode) JSON.readTree(body.replace('\'', '"'));
    }
}
