package dev.voicebox.speech.tts.mary;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.SpokenWord;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.TextToSpeechContract;
import dev.voicebox.speech.tts.Voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MaryTextToSpeechTest extends TextToSpeechContract {

    @Override
    protected TextToSpeech newEngine() throws SpeechFailure {
        return MaryTextToSpeech.open();
    }

    @Test
    void everyVoiceSoundsDifferent() throws SpeechFailure {
        Set<Long> prints = new HashSet<>();
        for (Voice voice : engine.voices()) {
            prints.add(print(speak("Good morning.", voice.name(), 1)));
        }
        assertThat(prints).hasSameSizeAs(engine.voices());
    }

    @Test
    void voicesSpokenAtOnceDoNotMix() throws Exception {
        long deep = speak("Good morning.", "onyx", 1).samples().length;
        long high = speak("Good morning.", "nova", 2).samples().length;
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 4; round++) {
                Future<Pcm> beside = other.submit(() -> speak("Good morning.", "nova", 2));
                assertThat(speak("Good morning.", "onyx", 1).samples()).hasSize((int) deep);
                assertThat(beside.get().samples()).hasSize((int) high);
            }
        } finally {
            other.shutdown();
        }
    }

    @Test
    void aSentenceThatBeginsWithAVowelBeginsWithoutAClick() throws SpeechFailure {
        Pcm sound = speak("I heard you.", "alloy", 1);
        int first = sound.sampleRate() / 50;
        short[] samples = sound.samples();
        assertThat(sound.durationMs()).isGreaterThanOrEqualTo(500);
        assertThat(peak(Arrays.copyOf(samples, first)))
                .isLessThan(1.25 * peak(Arrays.copyOfRange(samples, first, samples.length)));
    }

    @Test
    void itKeepsNoLogOfItsOwn() throws SpeechFailure {
        speak("Good morning.", "alloy", 1);
        assertThat(Path.of("log")).doesNotExist();
    }

    @Test
    void itSpeaksAtItsOwnRate() throws SpeechFailure {
        assertThat(speak("Hello.", "alloy", 1).sampleRate()).isEqualTo(48_000);
    }

    @Test
    void sentencesComeOneByOne() throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest("One. Two. Three.", "alloy", "en", 1), Cancellation.NONE, sink);
        assertThat(sink.pieces().size()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call 555-1234 on the 3rd of May 1999, Henry VIII.",
                "NASA and the U.S.A. use C3PO, R2-D2 at 10km -- 5kg.",
                "It costs $5 million; \u00a33, \u20ac7 or 1,234.5 (twenty-one) foo/bar.",
                "One *two* _three_ `four` #five & <six> \u2026 \u201cseven\u201d!",
                "Na\u00efve Z\u00fcrich \u00e6on \u4f60\u597d \u00fcber don\u2019t.",
                "See www.example.com: state-of-the-art, isn't it?"
            })
    void everyWordOfOddTextHasItsTime(String text) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest(text, "alloy", "en", 1), Cancellation.NONE, sink);

        assertThat(sink.words().stream().map(word -> text.substring(word.from(), word.to())))
                .containsExactly(text.split(" "));
        assertThat(sink.words().stream().map(SpokenWord::endMs)).isSorted();
    }

    @Test
    void aNumberTakesAsLongAsItsWords() throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        engine.speak(new SpeakRequest("Take 1234567 please.", "alloy", "en", 1), Cancellation.NONE, sink);

        List<Long> ends = sink.words().stream().map(SpokenWord::endMs).toList();
        assertThat(ends.get(1) - ends.get(0)).isGreaterThan(4 * (ends.get(2) - ends.get(1)));
    }

    @Test
    void anotherLanguageIsRefused() {
        assertThatThrownBy(() -> engine.speak(
                        new SpeakRequest("Guten Tag", "alloy", "de", 1), Cancellation.NONE, new RecordingSink()))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SpeechFailure.Kind.UNSUPPORTED));
    }

    private static double peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static long print(Pcm sound) {
        long print = sound.samples().length;
        for (short sample : sound.samples()) {
            print = print * 31 + sample;
        }
        return print;
    }
}
