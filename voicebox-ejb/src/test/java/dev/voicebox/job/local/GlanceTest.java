package dev.voicebox.job.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at turns that go on, and words of turns that are long, by engines of this process. */
class GlanceTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final CancelToken cancel = new CancelToken();
    private final List<String> glanced = new ArrayList<>();

    @Test
    void whatIsSaidSoFarIsTold() {
        glance(new GrowingEars());

        assertThat(glanced).containsExactly("Please turn guess1000");
    }

    @Test
    void earsThatCannotTellNothing() {
        SpeechToText ears = new ScriptedEars("hello");
        glance(ears);

        assertThat(work(ears).canGlance()).isFalse();
        assertThat(work(new GrowingEars()).canGlance()).isTrue();
        assertThat(glanced).containsExactly("");
    }

    @Test
    void aBrokenEngineTellsNothing() {
        glance(new GrowingEars(new IllegalStateException("cannot parse")));

        assertThat(glanced).containsExactly("");
    }

    @Test
    void withoutEarsNothingIsTold() {
        glance(null);

        assertThat(work(null).canGlance()).isFalse();
        assertThat(glanced).containsExactly("");
    }

    @Test
    void whileTheEnginesAreLoadedNothingIsTold() {
        LocalSpeech loading = new LocalSpeech();
        loading.glance(sound(1_000), cancel, glanced::add);

        assertThat(loading.canGlance()).isFalse();
        assertThat(glanced).containsExactly("");
    }

    @Test
    void aStoppingServerTellsNothing() {
        WorkPlaces stopped = WorkPlaces.on(
                task -> {
                    throw new RejectedExecutionException();
                },
                1,
                (delay, task) -> task.run());
        new LocalSpeechWork(engines(new GrowingEars()), stopped).glance(sound(1_000), cancel, glanced::add);

        assertThat(glanced).containsExactly("");
    }

    @Test
    void aLookThatWasTakenBackSaysNothing() {
        SpeechWork work = work(new GrowingEars());
        work.glance(sound(1_000), cancel, glanced::add);
        cancel.cancel();
        runAll();

        assertThat(glanced).isEmpty();
    }

    @Test
    void aTurnThatIsOverWaitsForNoLook() {
        SpeechWork work = work(new GrowingEars());
        for (int i = 0; i < 5; i++) {
            work.glance(sound(1_000), new CancelToken(), glanced::add);
        }
        Heard heard = new Heard();
        work.transcribe(sound(1_000), cancel, heard);
        tasks.remove().run();
        tasks.remove().run();

        assertThat(glanced).as("looks that had their turn before").hasSize(1);
        assertThat(heard.ends()).containsExactly("transcript: Please turn");
    }

    @Test
    void whoReadsAlongHearsOfALongTurnAsItIsHeard() {
        ReadingAlong reader = new ReadingAlong(() -> {});
        work(new GrowingEars()).transcribe(sound(3_000), cancel, reader);
        runAll();

        assertThat(reader.read)
                .containsExactly("Please turn", "Please turn on the", "end: Please turn on the light in");
    }

    @Test
    void anOrderThatIsTakenBackOnTheWaySaysNothingMore() {
        ReadingAlong reader = new ReadingAlong(cancel::cancel);
        work(new GrowingEars()).transcribe(sound(3_000), cancel, reader);
        runAll();

        assertThat(reader.read).containsExactly("Please turn");
    }

    private void glance(SpeechToText ears) {
        work(ears).glance(sound(1_000), cancel, glanced::add);
        runAll();
    }

    private SpeechWork work(SpeechToText ears) {
        return new LocalSpeechWork(engines(ears), WorkPlaces.on(tasks::add, 1, (delay, task) -> tasks.add(task)));
    }

    private static LocalEngines engines(SpeechToText ears) {
        return new LocalEngines(new EnergyVoiceActivity(), ears, null, LocalEngines.Delays.NONE);
    }

    private static TranscribeOrder sound(int ms) {
        byte[] audio = new byte[(int) AudioFormat.PCM.bytes(ms)];
        Arrays.fill(audio, (byte) 1);
        return new TranscribeOrder(AudioFormat.PCM, audio, null, null);
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private record ReadingAlong(Runnable onFirst, List<String> read) implements TranscriptListener {
        private ReadingAlong(Runnable onFirst) {
            this(onFirst, new ArrayList<>());
        }

        @Override
        public void onWords(String soFar) {
            read.add(soFar);
            onFirst.run();
        }

        @Override
        public void onTranscript(Transcript transcript) {
            read.add("end: " + transcript.text());
        }

        @Override
        public void onFailed(SpeechTrouble trouble, String message) {
            read.add(message);
        }
    }
}
