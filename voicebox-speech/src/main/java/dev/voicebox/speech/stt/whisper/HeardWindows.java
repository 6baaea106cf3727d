package dev.voicebox.speech.stt.whisper;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.Transcript.TimedSegment;
import dev.voicebox.speech.stt.TranscriptionRequest;
import dev.voicebox.speech.stt.whisper.Decoder.Decoded;
import dev.voicebox.speech.stt.whisper.Decoder.Order;
import dev.voicebox.speech.stt.whisper.Windows.Window;

/** The windows of one utterance as they are heard one after the other. */
final class HeardWindows {
    private static final String UNTOLD = "en";

    private final short[] sound;
    private final TranscriptionRequest request;
    private final String prompt;
    private final StringBuilder text = new StringBuilder();
    private final List<TimedSegment> segments = new ArrayList<>();
    private String language;

    /** @param language ISO 639-1 code, or {@code null}: the first window decides for the others */
    HeardWindows(short[] sound, TranscriptionRequest request, String language) {
        this.sound = sound;
        this.request = request;
        this.prompt = Prompts.safe(request.prompt());
        this.language = language;
    }

    Order order(Window window) {
        float[] samples = new float[window.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sound[window.from() + i] / 32_768f;
        }
        String wanted = language == null ? null : WhisperLanguages.whisper(language);
        return new Order(samples, wanted, prompt, request.times());
    }

    void add(Window window, Decoded heard) {
        if (language == null) {
            language = heard.language();
        }
        for (Decoder.Segment segment : heard.segments()) {
            String words = SpokenText.of(segment.text());
            if (!words.isEmpty()) {
                boolean apart = Character.isWhitespace(segment.text().charAt(0)) && !text.isEmpty();
                text.append(apart ? " " : "").append(words);
                long start = window.startMs();
                segments.add(new TimedSegment(words, start + segment.startMs(), start + segment.endMs()));
            }
        }
    }

    String text() {
        return text.toString();
    }

    Transcript transcript(String engine) {
        return new Transcript(
                text(),
                language == null ? UNTOLD : language,
                engine,
                List.of(),
                request.times() ? segments : List.of());
    }
}
