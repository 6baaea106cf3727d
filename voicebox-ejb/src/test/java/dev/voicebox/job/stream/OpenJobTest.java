package dev.voicebox.job.stream;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of a job from a Redis that has lost something, as after a failover. */
class OpenJobTest {
    private static final String LOST = "failed: " + SpeechReply.words(Loss.LOST);

    private final Heard heard = new Heard();
    private final OpenJob job = new OpenJob(
            new WorkOrder(
                    new JobAddress("gw", "acme", "s", "j"),
                    WorkKind.TTS,
                    WorkOrder.Lane.LIVE,
                    Duration.ofSeconds(20),
                    new WorkOrder.Share(1, 1)),
            new OpenJob.Waiter(new CancelToken(), new SpokenReply(heard)),
            Runnable::run,
            0);

    @Test
    void soundThatIsMissingEndsTheJobInsteadOfBeingSkipped() {
        piece(1, 0, "ab");
        piece(1, 2, "ef");
        piece(1, 3, "gh");

        assertThat(new String(heard.audio())).isEqualTo("ab");
        assertThat(heard.ends()).containsExactly(LOST);
    }

    @Test
    void aFormerAttemptThatHasTheLastWordEndsTheJob() {
        piece(1, 0, "ab");
        piece(2, 0, "ab");
        piece(1, 1, "cd");
        assertThat(heard.ends()).isEmpty();
        done(1, 2);

        assertThat(heard.ends()).containsExactly(LOST);
    }

    @Test
    void whatIsNoResultEndsTheJob() {
        job.on(new JobResult("j", 1, 0, false, "nonsense", new byte[0]));

        assertThat(heard.ends()).containsExactly(LOST);
    }

    @Test
    void whatComesTwiceIsHeardOnce() {
        piece(1, 0, "ab");
        piece(1, 0, "ab");
        done(1, 1);
        done(1, 1);

        assertThat(new String(heard.audio())).isEqualTo("ab");
        assertThat(heard.ends()).containsExactly("done");
    }

    private void piece(int attempt, int place, String sound) {
        String head = ToldForm.write(new Told.Piece(List.of(), "stub"));
        job.on(new JobResult("j", attempt, place, false, head, sound.getBytes()));
    }

    private void done(int attempt, int place) {
        job.on(new JobResult("j", attempt, place, true, ToldForm.write(new Told.Done()), new byte[0]));
    }
}
