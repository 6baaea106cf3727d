package dev.voicebox.speech.stt;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.mary.MaryTextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;
import dev.voicebox.speech.vad.VoiceActivityStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SphinxSpeechToTextTest extends SpeechToTextContract {
    private static final int RATE = 16_000;
    private static final List<String> SAMPLE = List.of(
            "turn on the kitchen light",
            "turn off the bedroom lamp",
            "turn on the radio",
            "turn off the television",
            "set a timer for five minutes",
            "set a timer for ten minutes",
            "what is the weather today",
            "will it rain tomorrow",
            "what time is it",
            "play some music",
            "stop the music",
            "open the front door",
            "close the kitchen door",
            "yes please",
            "no thank you",
            "good morning",
            "tell me a joke",
            "call my mother",
            "call the office",
            "close the back door");

    private static SphinxSpeechToText sphinx;
    private static MaryTextToSpeech mary;
    private static Pcm greeting;

    @BeforeAll
    static void start() throws SpeechFailure {
        sphinx = SphinxSpeechToText.open(null, 1);
        mary = MaryTextToSpeech.open();
        greeting = say("good morning");
    }

    @AfterAll
    static void stop() {
        sphinx.close();
    }

    @Override
    protected SpeechToText engine() {
        return sphinx;
    }

    @Override
    protected Pcm utterance() {
        return greeting;
    }

    @Test
    void itSaysThatItsVocabularyIsLimited() {
        assertThat(sphinx.info().limitedVocabulary()).isTrue();
        assertThat(sphinx.info().description()).contains(Integer.toString(sphinx.vocabularySize()));
        assertThat(sphinx.vocabularySize()).isBetween(100, 300);
    }

    @Test
    void aSpokenCommandIsHeardThroughTheVoiceActivity() throws SpeechFailure {
        int exact = 0;
        for (String command : SAMPLE) {
            String heard = hear(endpointed(say(command))).text();
            exact += heard.equals(command) ? 1 : 0;
            if (!heard.equals(command)) {
                System.out.println("round trip: said \"" + command + "\", heard \"" + heard + "\"");
            }
        }
        System.out.println("round trip MaryTTS, energy VAD, Sphinx4: " + exact + " of " + SAMPLE.size() + " exact");
        assertThat(exact).isGreaterThanOrEqualTo(16);
    }

    @Test
    void aSentenceWithAFullStopIsHeardAsWell() throws SpeechFailure {
        assertThat(hear(endpointed(say("Turn on the kitchen light."))).text()).isEqualTo("turn on the kitchen light");
    }

    @Test
    void wordsAreHeardWhereTheyWereSaid() throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        mary.speak(new SpeakRequest("turn on the kitchen light", "alloy", "en", 1), Cancellation.NONE, sink);

        List<TimedWord> heard = hear(Resampler.convert(sink.sound(), RATE)).words();
        assertThat(heard).hasSameSizeAs(sink.words());
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).endMs())
                    .as(heard.get(i).text())
                    .isCloseTo(sink.words().get(i).endMs(), Offset.offset(100L));
        }
    }

    @Test
    void silenceAroundTheWordsChangesNeitherThemNorTheirTimes() throws SpeechFailure {
        Pcm said = say("turn on the kitchen light");
        short[] silence = new short[20 * RATE];
        Transcript alone = hear(said);
        Transcript surrounded = hear(new Pcm(Sounds.joined(silence, said.samples(), silence), RATE));

        assertThat(surrounded.text()).isEqualTo(alone.text()).isEqualTo("turn on the kitchen light");
        for (int i = 0; i < alone.words().size(); i++) {
            assertThat(surrounded.words().get(i).endMs() - 20_000)
                    .as(alone.words().get(i).text())
                    .isCloseTo(alone.words().get(i).endMs(), Offset.offset(50L));
        }
    }

    @Test
    void anotherSentenceIsNotTakenForACommand() throws SpeechFailure {
        assertThat(hear(say("how much does this jacket cost")).text()).isNotIn(SAMPLE);
    }

    @Test
    void noiseIsNoCommand() throws SpeechFailure {
        assertThat(hear(new Pcm(Sounds.noise(3, RATE, 4_000), RATE)).text()).isEmpty();
        assertThat(hear(new Pcm(Sounds.sine(50, RATE, RATE, 8_000), RATE)).text())
                .isEmpty();
        assertThat(hear(new Pcm(new short[RATE], RATE)).text()).isEmpty();
    }

    @Test
    void aPersonWhoSaysSomethingElseIsNotTakenForACommand() throws SpeechFailure {
        short[] person = Fixtures.sound("audio/jfk.wav").samples();
        String heard = hear(new Pcm(Arrays.copyOfRange(person, 3 * RATE, 9 * RATE / 2), RATE))
                .text();
        assertThat(SAMPLE).doesNotContain(heard);
    }

    @Test
    void cancellingInTheMiddleLeavesNothingForTheNext() throws SpeechFailure {
        Cancellation soon = new Cancellation() {
            private int looks;

            @Override
            public boolean isCancelled() {
                return ++looks > 3;
            }

            @Override
            public void onCancel(Runnable action) {
                // only looked at
            }
        };
        String before = hear(greeting).text();
        assertThatThrownBy(() -> sphinx.transcribe(greeting, TranscriptionRequest.ANY, soon))
                .isInstanceOf(CancellationException.class);
        assertThat(hear(greeting).text()).isEqualTo(before);
    }

    @Test
    void anotherLanguageAndALongSpeechAreRefused() {
        assertThatThrownBy(() -> sphinx.transcribe(greeting, new TranscriptionRequest("de", null), Cancellation.NONE))
                .hasMessageContaining("English only");
        assertThatThrownBy(() -> hear(new Pcm(new short[40 * RATE], RATE))).hasMessageContaining("30 s");
    }

    private static Pcm say(String text) throws SpeechFailure {
        RecordingSink sink = new RecordingSink();
        mary.speak(new SpeakRequest(text, "alloy", "en", 1), Cancellation.NONE, sink);
        return Resampler.convert(sink.sound(), RATE);
    }

    /** What a turn of a caller is: from 300 ms before the first frame of speech to 300 ms after the last. */
    private static Pcm endpointed(Pcm said) {
        short[] call = Sounds.sum(
                Sounds.joined(new short[RATE], said.samples(), new short[RATE]),
                Sounds.noise(1, said.samples().length + 2 * RATE, 5));
        int first = -1;
        int last = -1;
        try (EnergyVoiceActivity engine = new EnergyVoiceActivity();
                VoiceActivityStream stream = engine.open()) {
            for (int at = 0; at + 512 <= call.length; at += 512) {
                if (stream.probability(Arrays.copyOfRange(call, at, at + 512)) >= 0.5) {
                    first = first < 0 ? at : first;
                    last = at;
                }
            }
        }
        assertThat(first).as("speech was noticed").isNotNegative();
        return new Pcm(Arrays.copyOfRange(call, first - 4_800, last + 512 + 4_800), RATE);
    }
}
