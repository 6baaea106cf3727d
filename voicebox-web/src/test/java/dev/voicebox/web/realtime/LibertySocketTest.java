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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibertySocketTest {
    private final CountDownLatch writing = new CountDownLatch(1);
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

    private Session sessionWhoseWritesWaitForEver() {
        RemoteEndpoint.Basic remote = fake(RemoteEndpoint.Basic.class, null);
        return fake(Session.class, remote);
    }

    private <T> T fake(Class<T> type, Object remote) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("getBasicRemote")) {
                return remote;
            }
            if (method.getName().startsWith("set")) {
                return null;
            }
            writing.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException woken) {
                throw new InterruptedIOException();
            }
            return null;
        }));
    }
}
