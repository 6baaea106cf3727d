package dev.voicebox.speech.tts;

import java.time.Duration;
import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.audio.Pcm;

/** Says a tone per word, the same for the same text: for sizing a server and for tests, where the engine must cost nothing. */
public final class StubTextToSpeech implements TextToSpeech {
    /** Hz. */
    public static final int SAMPLE_RATE = 24_000;

    /** About the pace of a person: 1000 characters a minute. */
    public static final int MS_PER_CHARACTER = 60;

    private static final EngineInfo INFO =
            new EngineInfo("stub", "a tone per word, for sizing and tests", List.of(), false);
    private static final double LOUDNESS = 8_000;
    private static final int FADE = SAMPLE_RATE / 200;

    private final Duration firstAudio;
    private final Pause pause;

    /** @param firstAudio time before the first sound of each request */
    public StubTextToSpeech(Duration firstAudio, Pause pause) {
        this.firstAudio = firstAudio;
        this.pause = pause;
    }

    @Override
    public EngineInfo info() {
        return INFO;
    }

    @Override
    public List<Voice> voices() {
        return VoiceStyle.voices("en", INFO.id());
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) {
        if (!firstAudio.isZero()) {
            pause.pause(firstAudio, cancellation);
        }
        String text = request.text().strip();
        if (text.isEmpty()) {
            return;
        }
        for (String word : text.split("\\s+")) {
            if (cancellation.isCancelled()) {
                return;
            }
            sink.accept(tone(word, request.speed()));
        }
    }

    /** The word as a tone whose pitch depends on its letters, then the space after it as silence. */
    private static Pcm tone(String word, double speed) {
        int sounding = samples(word.length(), speed);
        short[] samples = new short[sounding + samples(1, speed)];
        double hertz = 200 + 20 * Math.floorMod(word.hashCode(), 20);
        for (int i = 0; i < sounding; i++) {
            double fade = Math.min(1.0, Math.min(i, sounding - i) / (double) FADE);
            samples[i] = (short) (fade * LOUDNESS * Math.sin(2 * Math.PI * hertz * i / SAMPLE_RATE));
        }
        return new Pcm(samples, SAMPLE_RATE);
    }

    private static int samples(int characters, double speed) {
        return (int) (characters * MS_PER_CHARACTER * (SAMPLE_RATE / 1_000) / speed);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
