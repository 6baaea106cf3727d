package bench.call;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import bench.report.Progress;

/** Opens sessions. */
public final class Line implements AutoCloseable {
    private static final int AT_ONCE = 10;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient client = HttpClient.newBuilder().executor(threads).build();
    private final URI server;
    private final String key;

    public Line(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    public List<Caller> open(int count) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        while (callers.size() < count) {
            List<Caller> next = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, count - callers.size()); i++) {
                next.add(dial());
            }
            for (Caller caller : next) {
                caller.awaitCreated();
            }
            callers.addAll(next);
        }
        return callers;
    }

    /** Sessions with turns found by the server. */
    public List<Caller> openForTurns(int count) throws InterruptedException {
        List<Caller> callers = open(count);
        for (Caller caller : callers) {
            caller.update();
        }
        return callers;
    }

    /** A socket to the bare echo. */
    public Echo openEcho(URI echo) {
        Echo opened = new Echo();
        client.newWebSocketBuilder().buildAsync(echo, opened).join();
        return opened;
    }

    public static void close(List<Caller> callers) throws InterruptedException {
        callers.forEach(Caller::hangUp);
        for (Caller caller : callers) {
            caller.awaitClosed();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Caller dial() {
        Caller caller = new Caller();
        client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + key)
                .buildAsync(server, caller)
                .exceptionally(refused -> {
                    Progress.tell("refused: " + refused);
                    return null;
                });
        return caller;
    }
}
