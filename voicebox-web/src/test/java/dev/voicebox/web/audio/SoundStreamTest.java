package dev.voicebox.web.audio;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpokenPiece;

import static org.assertj.core.api.Assertions.assertThat;

class SoundStreamTest {
    private final RecordingResponse client = new RecordingResponse();
    private final CancelToken cancel = new CancelToken();
    private final SoundStream stream = new SoundStream(client.async(), client.response(), cancel);

    @Test
    void soundGoesOutWhileItIsMade() {
        SpokenAnswer answer = new SpokenAnswer("audio/pcm", new byte[0], stream);
        answer.onAudio(new SpokenPiece(new byte[] {1, 2}));
        assertThat(client.body.toByteArray()).containsExactly(1, 2);

        answer.onAudio(new SpokenPiece(new byte[] {3, 4}));
        answer.onDone();
        assertThat(client.body.toByteArray()).containsExactly(1, 2, 3, 4);
        assertThat(client.type).isEqualTo("audio/pcm");
        assertThat(client.completions).isOne();
    }

    @Test
    void aFileBeginsWithItsHeaderOnce() {
        SpokenAnswer answer = new SpokenAnswer("audio/wav", new byte[] {9, 9}, stream);
        answer.onAudio(new SpokenPiece(new byte[] {1, 2}));
        answer.onAudio(new SpokenPiece(new byte[] {3, 4}));
        answer.onDone();

        assertThat(client.body.toByteArray()).containsExactly(9, 9, 1, 2, 3, 4);
        assertThat(client.type).isEqualTo("audio/wav");
    }

    @Test
    void whatTheClientDoesNotReadWaits() {
        client.ready = false;
        stream.write(new byte[] {1});
        stream.write(new byte[] {2});
        stream.end();
        assertThat(client.body.size()).isZero();
        assertThat(client.completions).isZero();

        client.ready = true;
        stream.onWritePossible();
        assertThat(client.body.toByteArray()).containsExactly(1, 2);
        assertThat(client.completions).isOne();
    }

    @Test
    void anEngineThatFailsBeforeAnySoundIsTold() {
        new SpokenAnswer("audio/wav", new byte[44], stream).onFailed("No engine speaks.");

        assertThat(client.status).isEqualTo(503);
        assertThat(client.type).isEqualTo("application/json");
        assertThat(client.body.toString(StandardCharsets.UTF_8))
                .contains("synthesis_failed")
                .contains("No engine speaks.");
        assertThat(client.completions).isOne();
    }

    @Test
    void anEngineThatFailsLaterBreaksTheAnswerOff() {
        SpokenAnswer answer = new SpokenAnswer("audio/pcm", new byte[0], stream);
        answer.onAudio(new SpokenPiece(new byte[] {1, 2}));
        answer.onFailed("The engine broke.");
        answer.onDone();

        assertThat(client.body.toByteArray()).containsExactly(1, 2);
        assertThat(client.completions).isOne();
    }

    @Test
    void aClientThatGoesCancelsTheWork() {
        stream.onError(new java.io.IOException("gone"));
        stream.onTimeout(null);

        assertThat(cancel.isCancelled()).isTrue();
        assertThat(client.completions).isOne();
    }

    @Test
    void aClientThatReadsNothingCancelsTheWorkInTheEnd() {
        client.ready = false;
        for (int i = 0; i < 33; i++) {
            stream.write(new byte[1024 * 1024]);
        }

        assertThat(cancel.isCancelled()).isTrue();
        assertThat(client.completions).isOne();
    }
}
