package dev.voicebox.web.admin.write;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class VersionTest {

    @Test
    void aTagIsTheNumberInQuotationMarks() throws Refused {
        assertThat(Version.tag(3)).isEqualTo("\"3\"");
        assertThat(Version.required("\"3\"")).hasValue(3);
    }

    @Test
    void aStarMeansWhicheverItIs() throws Refused {
        assertThat(Version.required(" * ")).isEmpty();
        assertThat(Version.optional(null)).isEmpty();
    }

    @Test
    void aChangeWithoutAVersionIsRefused() {
        assertThat(catchThrowableOfType(Refused.class, () -> Version.required(null))
                        .refusal()
                        .status())
                .isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "W/\"3\"", "\"3\", \"4\"", "\"x\"", "\"1234567890123456789\""})
    void whatIsNoVersionIsRefused(String header) {
        assertThat(catchThrowableOfType(Refused.class, () -> Version.required(header))
                        .refusal()
                        .status())
                .isEqualTo(400);
    }
}
