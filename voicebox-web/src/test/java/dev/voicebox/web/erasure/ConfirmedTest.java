package dev.voicebox.web.erasure;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConfirmedTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void whoeverNamesTheTenantOnceMoreMeansIt() {
        assertThatCode(() -> Confirmed.require(body("{'confirm':'acme'}"), ACME))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'confirm':null}", "{'confirm':''}", "{'confirm':'Acme'}", "{'confirm':'other'}"})
    void whoeverDoesNotIsAsked(String body) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Confirmed.require(body(body), ACME));

        assertThat(refused.refusal().code()).isEqualTo("not_confirmed");
        assertThat(refused.refusal().param()).isEqualTo("confirm");
    }

    @Test
    void withoutATimeEverythingIsMeant() throws Exception {
        assertThat(Confirmed.before(body("{'confirm':'acme'}"), ACME, NOW)).isEmpty();
        assertThat(Confirmed.before(body("{'confirm':'acme','before':null}"), ACME, NOW))
                .isEmpty();
    }

    @Test
    void aTimeThatIsOverIsTaken() throws Exception {
        assertThat(Confirmed.before(body("{'confirm':'acme','before':'2026-11-22T13:00:00+01:00'}"), ACME, NOW))
                .contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2026-11-22T12:00:01Z'",
                "'yesterday'",
                "1795305600",
                "'2026-11-22'",
                "'-999999999-01-01T00:00:00Z'",
                "'1969-12-31T23:59:59Z'"
            })
    void anyOtherIsNot(String before) {
        ProtocolViolation wrong = catchThrowableOfType(
                ProtocolViolation.class,
                () -> Confirmed.before(body("{'confirm':'acme','before':" + before + "}"), ACME, NOW));

        assertThat(wrong.error().param()).isEqualTo("before");
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThat(catchThrowableOfType(
                        ProtocolViolation.class,
                        () -> Confirmed.require(body("{'confirm':'acme','before':'2026-11-22T12:00:00Z'}"), ACME)))
                .isNotNull();
    }

    private static ObjectNode body(String json) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
