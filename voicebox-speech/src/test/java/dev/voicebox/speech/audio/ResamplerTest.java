package dev.voicebox.speech.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResamplerTest {
    private static final int[] RATES = {8_000, 16_000, 22_050, 24_000, 44_100, 48_000};

    static Stream<Arguments> ratePairs() {
        return Arrays.stream(RATES)
                .boxed()
                .flatMap(from -> Arrays.stream(RATES).mapToObj(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("ratePairs")
    void aVoiceBandSineKeepsItsShape(int from, int to) {
        short[] heard = Resampler.convert(new Pcm(Sounds.sine(1_000, from, from / 2, 12_000), from), to)
                .samples();
        short[] wanted = Sounds.sine(1_000, to, to / 2, 12_000);
        int edge = to / 50;
        assertThat(Sounds.signalToNoise(middle(wanted, edge), middle(heard, edge)))
                .isGreaterThan(75);
    }

    @ParameterizedTest
    @MethodSource("ratePairs")
    void whatTheTargetCannotHoldIsNotHeardAsAnAlias(int from, int to) {
        double tone = to * 0.5 * 1.15;
        if (tone >= from * 0.5) {
            return; // the source cannot hold such a tone
        }
        short[] heard = Resampler.convert(new Pcm(Sounds.sine(tone, from, from / 2, 20_000), from), to)
                .samples();
        int edge = to / 50;
        double decibels = 20 * Math.log10(Math.max(Sounds.loudness(heard, edge, heard.length - edge), 1e-3) / 14_142);
        assertThat(decibels).isLessThan(-75);
    }

    @ParameterizedTest
    @MethodSource("ratePairs")
    void anyCuttingGivesTheSameSound(int from, int to) {
        short[] sound = Sounds.noise(from + to, from / 5, 6_000);
        Random random = new Random(from * 31L + to);
        Resampler resampler = new Resampler(from, to);
        List<short[]> pieces = new ArrayList<>();
        for (int at = 0; at < sound.length; ) {
            int next = Math.min(sound.length, at + random.nextInt(700));
            pieces.add(resampler.push(Arrays.copyOfRange(sound, at, next)));
            at = next;
        }
        pieces.add(resampler.flush());
        assertThat(Sounds.joined(pieces.toArray(short[][]::new)))
                .isEqualTo(Resampler.convert(new Pcm(sound, from), to).samples());
    }

    @ParameterizedTest
    @MethodSource("ratePairs")
    void theLengthFollowsTheRates(int from, int to) {
        for (int samples : new int[] {0, 1, 7, 160, 479, 4_801}) {
            short[] heard =
                    Resampler.convert(new Pcm(new short[samples], from), to).samples();
            assertThat(heard).hasSize((int) (((long) samples * to + from - 1) / from));
        }
    }

    @ParameterizedTest
    @MethodSource("ratePairs")
    void afterAFlushItIsAsNew(int from, int to) {
        short[] sound = Sounds.noise(7, from / 10, 6_000);
        Resampler resampler = new Resampler(from, to);
        short[] once = Sounds.joined(resampler.push(sound), resampler.flush());
        short[] twice = Sounds.joined(resampler.push(sound), resampler.flush());
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aStreamIsHeardLessThanThreeMillisecondsLate() {
        Resampler resampler = new Resampler(24_000, 16_000);
        int late = 320 - resampler.push(new short[480]).length;
        assertThat(late).isLessThan(48);
    }

    @Test
    void fullScaleDoesNotWrapAround() {
        short[] square = new short[2_400];
        for (int i = 0; i < square.length; i++) {
            square[i] = (i / 24) % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] heard = Resampler.convert(new Pcm(square, 24_000), 16_000).samples();
        for (int i = 20; i < heard.length - 20; i++) {
            if (i % 16 > 3 && i % 16 < 12) {
                assertThat(heard[i] > 0).isEqualTo((i / 16) % 2 == 0);
            }
        }
    }

    @Test
    void ratesWithoutACommonMeasureAreRefusedWithAdvice() {
        assertThatThrownBy(() -> new Resampler(15_999, 24_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use a common rate");
    }

    private static short[] middle(short[] sound, int edge) {
        return Arrays.copyOfRange(sound, edge, sound.length - edge);
    }
}
