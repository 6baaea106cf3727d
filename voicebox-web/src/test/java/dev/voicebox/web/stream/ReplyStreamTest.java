package dev.voicebox.web.stream;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.CancelToken;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer on its way to a client that reads as fast as it likes. */
class ReplyStreamTest {
    private final RecordingResponse client = new RecordingResponse();
    private final CancelToken cancel = new CancelToken();
    private final ReplyStream stream = new ReplyStream(client.async(), client.response(), cancel, 32 * 1024 * 1024);

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
    void whatIsWrittenLeavesAtOnce() {
        stream.begin("audio/mpeg");
        stream.write(new byte[] {1});

        assertThat(client.flushes).isOne();
        assertThat(client.headers).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void aClientThatGoesCancelsTheWork() {
        stream.onError(new IOException("gone"));
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

    @Test
    void aProbeIsLeftOutWhileTheClientDoesNotRead() {
        stream.probe(new byte[] {7});
        client.ready = false;
        stream.write(new byte[] {1});
        stream.probe(new byte[] {7});
        client.ready = true;
        stream.onWritePossible();

        assertThat(client.body.toByteArray()).containsExactly(7, 1);
    }
}
