package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.glance.StableWords;
import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.Fixtures.Spoken;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.stt.whisper.WhisperSpeechToText;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

import static org.assertj.core.api.Assertions.assertThat;

/** Real recognition of commands while they are spoken, by a small model that knows these voices. Skips without it. */
class GlancedSpeechTest {
    private static final int EVERY_MS = 500;

    private int early;

    @Test
    void wordsAreKnownBeforeACommandEnds() throws SpeechFailure, InterruptedException {
        List<Spoken> commands = Fixtures.commands();
        int exact = 0;
        try (WhisperSpeechToText whisper = WhisperSpeechToText.open(Fixtures.file("models/ggml-tiny-cmd.bin"), 2, 1)) {
            whisper.prepare();
            LocalEngines engines = new LocalEngines(new EnergyVoiceActivity(), whisper, null, LocalEngines.Delays.NONE);
            LocalSpeechWork work =
                    new LocalSpeechWork(engines, WorkPlaces.on(Runnable::run, 1, (delay, task) -> task.run()));
            assertThat(work.canGlance()).isTrue();
            for (Spoken command : commands) {
                exact += told(work, command).equals(command.text()) ? 1 : 0;
            }
        }
        System.out.printf(
                "commands through Whisper with glances every %d ms: %d of %d exact, %d words known before the end%n",
                EVERY_MS, exact, commands.size(), early);
        assertThat(exact).isGreaterThanOrEqualTo(commands.size() * 3 / 4);
    }

    private String told(LocalSpeechWork work, Spoken command) throws InterruptedException {
        short[] samples = Resampler.convert(command.sound(), 24_000).samples();
        StableWords words = new StableWords();
        List<String> glances = new ArrayList<>();
        for (int end = 1_000 * 24; end < samples.length; end += EVERY_MS * 24) {
            work.glance(order(samples, end), new CancelToken(), glances::add);
        }
        glances.stream().filter(glance -> !glance.isEmpty()).forEach(words::glance);
        early += words.told().isEmpty() ? 0 : words.told().split(" ").length;
        Heard heard = new Heard();
        work.transcribe(order(samples, samples.length), new CancelToken(), heard);
        String before = words.told();
        String rest = words.hear(heard.awaitEnd().transcript().text());
        assertThat(before + rest).isEqualTo(words.told());
        return words.told();
    }

    private static TranscribeOrder order(short[] samples, int end) {
        byte[] audio = WireSound.encode(Arrays.copyOf(samples, end), AudioFormat.PCM);
        return new TranscribeOrder(AudioFormat.PCM, audio, "en", null);
    }
}
