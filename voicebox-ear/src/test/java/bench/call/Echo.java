package bench.call;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A socket to the bare echo: one text on its way at a time. */
public final class Echo implements WebSocket.Listener {
    private static final long PATIENCE_S = 20;

    private final LinkedBlockingQueue<Long> back = new LinkedBlockingQueue<>();
    private volatile WebSocket socket;
    private boolean begun;

    Echo() {}

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (!begun) {
            back.offer(System.nanoTime());
        }
        begun = !last;
        from.request(1);
        return null;
    }

    /** @return when the first part of it was back, by {@link System#nanoTime()} */
    public long say(String text) throws InterruptedException {
        socket.sendText(text, true);
        Long at = back.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (at == null) {
            throw new IllegalStateException("the echo did not answer within " + PATIENCE_S + " s");
        }
        return at;
    }

    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
}
