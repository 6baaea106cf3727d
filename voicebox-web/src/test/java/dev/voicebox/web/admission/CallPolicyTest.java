package dev.voicebox.web.admission;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.audit.AuditEntry;
import dev.voicebox.audit.refused.RefusedConnects;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Question;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CallPolicyTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Admitted ADMITTED = new Admitted(
            new Caller(ACME, new ProjectId("main"), CredentialKind.API_KEY, "key_1", null),
            false,
            new Claims(null, "rival", null),
            null,
            null);

    private final List<AuditEntry> log = new ArrayList<>();
    private final List<TenantId> whose = new ArrayList<>();
    private final RefusedConnects refused = new RefusedConnects((tenant, entries) -> {
        whose.add(tenant);
        log.addAll(entries);
    });
    private Question asked;
    private Decision decision = Decision.allowed("granted", "v1");
    private final CallPolicy policy = new CallPolicy(
            new PolicyGate(question -> {
                asked = question;
                return decision;
            }),
            new RefusalNotes(refused));

    @Test
    void thePolicySeesTheModelThatTheBodyNames() throws Refused {
        policy.check(request(), new PolicyGate.Wish("completion.create", "gpt-x", null));

        assertThat(asked.tenant()).isEqualTo(ACME);
        assertThat(asked.input().path("model").asText()).isEqualTo("gpt-x");
        assertThat(asked.input().path("claimed").path("tenant").asText()).isEqualTo("rival");
    }

    @Test
    void aBodyThatIsDeniedIsRefusedInTheShapeOfThePublicService() {
        decision = Decision.denied("the model is not allowed", "v1");

        Refused denied = catchThrowableOfType(
                Refused.class, () -> policy.check(request(), new PolicyGate.Wish("completion.create", "gpt-x", null)));

        assertThat(denied.refusal().status()).isEqualTo(403);
        assertThat(denied.refusal().body().path("error").path("code").asText()).isEqualTo("policy_denied");
    }

    @Test
    void whatIsDeniedIsWrittenIntoTheLogOfTheCredentialsTenant() {
        decision = Decision.denied("blocked words", "v1");

        catchThrowableOfType(Refused.class, () -> policy.words(request(), "bomb", "alloy"));
        refused.write();

        assertThat(whose).containsExactly(ACME);
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("key_1");
            assertThat(entry.source()).isEqualTo("203.0.113.7");
            assertThat(entry.outcome()).isEqualTo(AuditEntry.REFUSED);
            assertThat(entry.details()).containsEntry("code", "policy_denied");
        });
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getUserPrincipal" -> ADMITTED;
                    case "getRemoteAddr" -> "203.0.113.7";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
