package dev.voicebox.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings of sessions: keys, defaults and limits. */
class SessionSettingsTest {

    @Test
    void withoutSettingsTheDefaultsHold() {
        SessionSettings settings = read(Map.of());

        assertThat(settings).isEqualTo(SessionSettings.DEFAULTS);
        assertThat(settings.models()).startsWith("gpt-realtime").contains("gpt-realtime-2.1-mini");
        assertThat(settings.maxDuration()).isEqualTo(Duration.ofMinutes(60));
        assertThat(settings.drainPatience()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.audioQuotaBytes()).isEqualTo(512L * 1024 * 1024);
        assertThat(settings.toolRounds()).isEqualTo(16);
    }

    @Test
    void eachKeyIsRead() {
        assertThat(read(Map.of(
                        "voicebox.realtime.models", " mine , gpt-realtime,",
                        "voicebox.session.max-duration", "PT30M",
                        "voicebox.session.drain-patience", " PT5S ",
                        "voicebox.session.audio-quota", "1000",
                        "voicebox.llm.apology", " One moment, please. ",
                        "voicebox.tools.max-rounds", " 3 ")))
                .isEqualTo(new SessionSettings(
                        List.of("mine", "gpt-realtime"),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(5),
                        1_000,
                        "One moment, please.",
                        3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "voicebox.realtime.models; ,; must name at least one model",
                "voicebox.session.max-duration; 30; must be an ISO 8601 duration such as PT30M, but is 30",
                "voicebox.session.max-duration; PT59S; must be PT1M to P1D, but is PT59S",
                "voicebox.session.max-duration; PT25H; must be PT1M to P1D, but is PT25H",
                "voicebox.session.drain-patience; soon; must be an ISO 8601 duration such as PT30M, but is soon",
                "voicebox.session.drain-patience; PT-1S; must not be negative, but is PT-1S",
                "voicebox.session.audio-quota; 1G; must be a number of bytes, but is 1G",
                "voicebox.session.audio-quota; -1; must not be negative, but is -1",
                "voicebox.tools.max-rounds; 0; must be 1 to 1000, but is 0",
                "voicebox.tools.max-rounds; 1001; must be 1 to 1000, but is 1001",
                "voicebox.tools.max-rounds; many; must be a number, but is many"
            })
    void aWrongValueSaysWhatItMustBe(String key, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(key + " " + message);
    }

    private static SessionSettings read(Map<String, String> values) {
        return SessionSettings.read(key -> Optional.ofNullable(values.get(key)));
    }
}
