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

    static Stream<Arguments> fallingRatePairs() {
        return ratePairs().filter(pair -> (int) pair.get()[0] > 1.12 * (int) pair.get()[1]);
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

    /** Up to 0.8 of what both rates can hold; 16-bit samples alone allow 89 dB. */
    @ParameterizedTest
    @MethodSource("ratePairs")
    void everyToneThatBothRatesHoldKeepsItsLevelItsTimeAndNothingElse(int from, int to) {
        double half = Math.min(from, to) / 2.0;
        for (double share = 0.02; share <= 0.78; share += 0.04) {
            Tone heard = tone(share * half, from, to);

            assertThat(heard.level()).as("%.0f Hz, dB", share * half).isBetween(-0.1, 0.1);
            assertThat(heard.lateDegrees()).as("%.0f Hz", share * half).isBetween(-0.1, 0.1);
            assertThat(heard.signalToNoise()).as("%.0f Hz", share * half).isGreaterThan(85);
        }
    }

    @ParameterizedTest
    @MethodSource("ratePairs")
    void theTopOfTheBandIsHeardALittleSofter(int from, int to) {
        double half = Math.min(from, to) / 2.0;

        assertThat(tone(0.84 * half, from, to).level()).isBetween(from == to ? -0.1 : -0.8, 0.1);
    }

    /** From 10 % above what the target can hold to the most that the source can. */
    @ParameterizedTest
    @MethodSource("fallingRatePairs")
    void whatTheTargetCannotHoldIsNotHeardAsAnAlias(int from, int to) {
        int edge = to / 50;
        for (double tone = 1.10 * to / 2; tone < 0.99 * from / 2; tone += 0.03 * from / 2) {
            short[] heard = Resampler.convert(new Pcm(Sounds.sine(tone, from, from / 2, 20_000), from), to)
                    .samples();
            double loudness = Sounds.loudness(heard, edge, heard.length - edge);
            assertThat(20 * Math.log10(Math.max(loudness, 1e-3) / 14_142))
                    .as("%.0f Hz, dB", tone)
                    .isLessThan(-85);
        }
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

    private static Tone tone(double hertz, int from, int to) {
        Pcm said = new Pcm(Sounds.sine(hertz, from, from / 2, 20_000), from);
        short[] heard = Resampler.convert(said, to).samples();
        return Tone.of(hertz, to, heard, to / 50);
    }

    /**
     * A sine as it is found in a sound.
     *
     * @param level in dB of an amplitude of 20,000
     * @param lateDegrees of its own period
     * @param signalToNoise of it to all else, in dB
     */
    private record Tone(double level, double lateDegrees, double signalToNoise) {

        /** By least squares over all but the edges. */
        static Tone of(double hertz, int rate, short[] sound, int edge) {
            double ss = 0;
            double cc = 0;
            double sc = 0;
            double xs = 0;
            double xc = 0;
            for (int i = edge; i < sound.length - edge; i++) {
                double sine = Math.sin(2 * Math.PI * hertz * i / rate);
                double cosine = Math.cos(2 * Math.PI * hertz * i / rate);
                ss += sine * sine;
                cc += cosine * cosine;
                sc += sine * cosine;
                xs += sound[i] * sine;
                xc += sound[i] * cosine;
            }
            double a = (xs * cc - xc * sc) / (ss * cc - sc * sc);
            double b = (xc * ss - xs * sc) / (ss * cc - sc * sc);
            double rest = 0;
            for (int i = edge; i < sound.length - edge; i++) {
                double phase = 2 * Math.PI * hertz * i / rate;
                rest += Math.pow(sound[i] - a * Math.sin(phase) - b * Math.cos(phase), 2);
            }
            double noise = Math.sqrt(rest / (sound.length - 2 * edge));
            double amplitude = Math.hypot(a, b);
            return new Tone(
                    20 * Math.log10(amplitude / 20_000),
                    Math.toDegrees(Math.atan2(b, a)),
                    20 * Math.log10(amplitude / Math.sqrt(2) / noise));
        }
    }

    private static short[] middle(short[] sound, int edge) {
        return Arrays.copyOfRange(sound, edge, sound.length - edge);
    }
}
