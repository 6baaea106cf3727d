package dev.voicebox.speech.tts.espeak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.SpokenWord;
import dev.voicebox.speech.tts.TextToSpeech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** Against what eSpeak NG's own library reports of the same sentences, in {@code words.tsv}. */
class EspeakWordTimesTest {
    private static final int MOST_MS = 150;

    private record Measured(String text, List<String> ends) {}

    @Test
    void everyWordEndsWithin150MsOfWhereItIsHeardToEnd() throws Exception {
        List<Long> errors = new ArrayList<>();
        List<String> late = new ArrayList<>();
        try (TextToSpeech engine = open()) {
            for (Measured measured : measured()) {
                RecordingSink sink = new RecordingSink();
                engine.speak(new SpeakRequest(measured.text(), "alloy", "en", 1), Cancellation.NONE, sink);
                assertThat(sink.words()).hasSameSizeAs(measured.ends());
                for (int i = 0; i < sink.words().size(); i++) {
                    if (!measured.ends().get(i).equals("-")) {
                        SpokenWord word = sink.words().get(i);
                        long error =
                                word.endMs() - Long.parseLong(measured.ends().get(i));
                        errors.add(Math.abs(error));
                        if (Math.abs(error) > MOST_MS) {
                            late.add(measured.text().substring(word.from(), word.to()) + " " + error + " in "
                                    + measured.text());
                        }
                    }
                }
            }
        }
        errors.sort(null);
        System.out.println("eSpeak word ends: " + errors.size() + " words, error median "
                + errors.get(errors.size() / 2) + " ms, 95 % within " + errors.get(errors.size() * 95 / 100)
                + " ms, worst " + errors.get(errors.size() - 1) + " ms");
        assertThat(late).isEmpty();
    }

    private static TextToSpeech open() {
        try {
            return EspeakTextToSpeech.open();
        } catch (SpeechFailure absent) {
            System.out.println("SKIPPED: " + absent.getMessage());
            return abort(absent.getMessage());
        }
    }

    private static List<Measured> measured() throws IOException {
        try (InputStream file = EspeakWordTimesTest.class.getResourceAsStream("words.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Measured(cells[0], List.of(cells[1].split(" "))))
                    .toList();
        }
    }
}
