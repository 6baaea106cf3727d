package dev.voicebox.web.realtime;

import java.io.InterruptedIOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibertySocketTest {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final Socket[] own = new Socket[1];
    private final Socket socket = new LibertySocket(sessionWhoseWritesWaitForEver());

    record Way(String name, Consumer<Socket> write) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Way> ways() {
        return Stream.of(
                        new Way(
                                "a message",
                                socket -> socket.send(
                                        "{}", failure -> assertThat(failure).isNotNull())),
                        new Way("a ping", Socket::ping),
                        new Way("a close frame", socket -> socket.close(1000, "done")),
                        new Way("a cut", socket -> socket.cut(1013, "The client does not read.")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoWaitsInTheContainerWithWhateverItIsComesBackWhenTheConnectionIsGivenUp(Way way) throws Exception {
        boolean[] interruptedAfterwards = {true};
        Thread writer = new Thread(() -> {
            way.write().accept(socket);
            interruptedAfterwards[0] = Thread.currentThread().isInterrupted();
        });
        writer.start();
        assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();

        socket.giveUp();
        writer.join(10_000);

        assertThat(writer.isAlive()).isFalse();
        assertThat(interruptedAfterwards[0]).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void releasingWaitsUntilNobodyWritesAnyMore(Way way) throws Exception {
        Thread writer = new Thread(() -> way.write().accept(socket));
        writer.start();
        assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();

        socket.release();
        socket.release();

        writer.join(10_000);
        assertThat(writer.isAlive()).isFalse();
    }

    @Test
    void whoReleasesFromWithinItsOwnWriteDoesNotWakeItself() {
        boolean[] woken = {true};
        Session session = fake(Session.class, method -> {
            if (method.equals("close")) {
                own[0].release();
                woken[0] = Thread.currentThread().isInterrupted();
            }
            return null;
        });
        own[0] = new LibertySocket(session);

        own[0].close(1000, "done");

        assertThat(woken[0]).isFalse();
    }

    private Session sessionWhoseWritesWaitForEver() {
        RemoteEndpoint.Basic remote = fake(RemoteEndpoint.Basic.class, this::waitForEver);
        return fake(Session.class, method -> switch (method) {
            case "getBasicRemote" -> remote;
            case "close" -> waitForEver(method);
            default -> null;
        });
    }

    private Object waitForEver(String method) throws InterruptedIOException {
        writing.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException woken) {
            throw new InterruptedIOException(method);
        }
        return null;
    }

    private interface Calls {
        Object on(String method) throws InterruptedIOException;
    }

    private static <T> T fake(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> calls.on(method.getName())));
    }
}
