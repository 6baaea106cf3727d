package dev.voicebox.observe;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceIdTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + ID + "-00f067aa0ba902b7-01",
                "01-" + ID + "-00f067aa0ba902b7-00-what-later-versions-append"
            })
    void itIsThatOfTheRequest(String traceparent) {
        assertThat(TraceId.of(traceparent)).contains(new TraceId(ID));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ID,
                "ff-" + ID + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7-01\r\nX-Injected: 1"
            })
    void aHeaderOfAnotherFormIsNoTrace(String traceparent) {
        assertThat(TraceId.of(traceparent)).isEmpty();
    }

    @Test
    void aNewOneIsOfTheForm() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(TraceId.next(random).value()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        }
    }
}
