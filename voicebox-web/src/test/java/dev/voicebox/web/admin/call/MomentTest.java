package dev.voicebox.web.admin.call;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MomentTest {

    @Test
    void aTimeHasItsZoneAndADateBeginsInUtc() throws Exception {
        assertThat(Moment.of("from", "2026-11-22T13:00:00+01:00")).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(Moment.of("from", "2026-11-22")).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(Moment.of("to", "9999-12-31T23:59:59Z")).isEqualTo("9999-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01",
                "2026-11-22T12:00:00",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "1969-12-31T23:59:59Z",
                "0000-01-01",
                "2026-11-22\u0000"
            })
    void whatNoDatabaseKnowsIsRefusedByName(String text) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Moment.of("from", text));

        assertThat(refused.refusal().param()).isEqualTo("from");
        assertThat(refused.refusal().status()).isEqualTo(400);
    }
}
