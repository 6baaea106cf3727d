package dev.voicebox.speech.stt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

import static org.assertj.core.api.Assertions.assertThat;

class RecognizerPoolTest {
    private static final Pcm SECOND = new Pcm(new short[16_000], 16_000);
    private static final int PATIENCE_S = 20;

    /** The first turn stays inside its recogniser until the second one has been heard by another. */
    @Test
    void aPreparedEngineHearsTwoTurnsAtATime() throws Exception {
        CountDownLatch firstIsBeingHeard = new CountDownLatch(1);
        CountDownLatch secondWasHeard = new CountDownLatch(1);
        try (SphinxSpeechToText sphinx = SphinxSpeechToText.open(null, 2)) {
            sphinx.prepare();
            Cancellation held = new HoldingCancellation(firstIsBeingHeard, secondWasHeard);
            CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> hear(sphinx, held));
            assertThat(firstIsBeingHeard.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

            assertThat(hear(sphinx, Cancellation.NONE)).isEmpty();

            assertThat(first).isNotDone();
            secondWasHeard.countDown();
            assertThat(first.get(PATIENCE_S, TimeUnit.SECONDS)).isEmpty();
        }
    }

    private static String hear(SphinxSpeechToText sphinx, Cancellation cancellation) {
        try {
            return sphinx.transcribe(SECOND, TranscriptionRequest.ANY, cancellation)
                    .text();
        } catch (SpeechFailure failure) {
            throw new AssertionError(failure);
        }
    }

    /** Asked in the middle of the hearing: the second time, so that the turn has its recogniser. */
    private static final class HoldingCancellation implements Cancellation {
        private final CountDownLatch reached;
        private final CountDownLatch release;
        private int looks;

        HoldingCancellation(CountDownLatch reached, CountDownLatch release) {
            this.reached = reached;
            this.release = release;
        }

        @Override
        public boolean isCancelled() {
            if (++looks == 2) {
                reached.countDown();
                try {
                    return !release.await(PATIENCE_S, TimeUnit.SECONDS);
                } catch (InterruptedException end) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void onCancel(Runnable action) {
            // only looked at
        }
    }
}
