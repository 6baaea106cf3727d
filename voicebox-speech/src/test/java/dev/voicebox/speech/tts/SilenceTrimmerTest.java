package dev.voicebox.speech.tts;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTrimmerTest {
    private static final int RATE = 8_000;

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 1_000, 100_000})
    void fiftyMillisecondsStayAtEachEnd(int piece) {
        short[] word = word();
        RecordingSink sink = trimmed(Sounds.joined(new short[RATE], word, new short[RATE]), piece);
        assertThat(sink.sound().samples()).isEqualTo(Sounds.joined(new short[400], word, new short[400]));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 1_000, 100_000})
    void silenceInsideStays(int piece) {
        short[] sound = Sounds.joined(word(), new short[RATE], word());
        assertThat(trimmed(sound, piece).sound().samples()).isEqualTo(sound);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100_000})
    void silenceAloneIsNothing(int piece) {
        assertThat(trimmed(new short[RATE], piece).pieces()).isEmpty();
    }

    private static short[] word() {
        short[] word = new short[800];
        Arrays.fill(word, (short) 5_000);
        return word;
    }

    private static RecordingSink trimmed(short[] sound, int piece) {
        RecordingSink sink = new RecordingSink();
        SilenceTrimmer trimmer = new SilenceTrimmer(sink);
        for (int at = 0; at < sound.length; at += piece) {
            trimmer.accept(new Pcm(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + piece)), RATE));
        }
        trimmer.finish();
        return sink;
    }
}
