package dev.voicebox.speech.audio;

import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class G711Test {

    @ParameterizedTest
    @EnumSource(G711.class)
    void everyCodeComesBack(G711 law) {
        byte negativeZero = 0x7f;
        IntStream.range(0, 256)
                .mapToObj(code -> (byte) code)
                .filter(code -> law != G711.MU_LAW || code != negativeZero)
                .forEach(code -> assertThat(law.encode(law.decode(code)))
                        .as("code %d", code)
                        .isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void everySampleIsHeardWithinItsStep(G711 law) {
        IntStream.rangeClosed(Short.MIN_VALUE, Short.MAX_VALUE).forEach(sample -> {
            short heard = law.decode(law.encode((short) sample));
            assertThat(Math.abs(heard - sample)).as("sample %d", sample).isLessThanOrEqualTo(8 + Math.abs(sample) / 30);
        });
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void aLouderSampleNeverDecodesQuieter(G711 law) {
        short before = Short.MIN_VALUE;
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            short heard = law.decode(law.encode((short) sample));
            assertThat(heard).isGreaterThanOrEqualTo(before);
            before = heard;
        }
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void aSineKeepsThirtySevenDecibels(G711 law) {
        short[] sine = Sounds.sine(1_000, 8_000, 8_000, 12_000);
        assertThat(Sounds.signalToNoise(sine, law.decode(law.encode(sine)))).isGreaterThan(36);
    }
}
