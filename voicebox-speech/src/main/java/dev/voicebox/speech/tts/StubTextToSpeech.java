package dev.voicebox.speech.tts;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.audio.Pcm;

/** Says a tone per word, the same for the same text: for sizing a server and for tests, where the engine must cost nothing. */
public final class StubTextToSpeech implements TextToSpeech {
    /** Hz. */
    public static final int SAMPLE_RATE = 24_000;

    /** About the pace of a person: 1000 characters a minute. */
    public static final int MS_PER_CHARACTER = 60;

    private static final EngineInfo INFO = new EngineInfo(
            "stub", "a tone per word, for sizing and tests", List.of(), false, Set.of(Ability.WORD_TIMES));
    private static final Pattern WORD = Pattern.compile("\\S+");
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
        return VoiceStyle.voices(style -> new Voice(style.name(), "en", style.gender(), INFO.id()));
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) {
        if (!firstAudio.isZero()) {
            pause.pause(firstAudio, cancellation);
        }
        Matcher words = WORD.matcher(request.text());
        long made = 0;
        while (words.find() && !cancellation.isCancelled()) {
            long end = made + samples(words.group().length(), request.speed());
            sink.word(new SpokenWord(words.start(), words.end(), end * 1_000 / SAMPLE_RATE));
            Pcm tone = tone(words.group(), request.speed());
            sink.accept(tone);
            made += tone.samples().length;
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
