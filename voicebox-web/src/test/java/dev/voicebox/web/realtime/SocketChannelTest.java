package dev.voicebox.web.realtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.wire.ServerEventWriter;

import static org.assertj.core.api.Assertions.assertThat;

class SocketChannelTest {
    private static final ServerEvent SMALL = new BufferEvent.Cleared();

    private final ScriptedSocket socket = new ScriptedSocket();
    private final RecordingSession session = new RecordingSession();
    private long now;
    private final SocketChannel channel = channel(socket);

    @Test
    void framesGoOutInOrderOneAtATime() {
        channel.send("1", SMALL);
        socket.stopReading();
        channel.send("2", SMALL);
        channel.send("3", SMALL);
        assertThat(ids()).containsExactly("1", "2");

        socket.read(1);
        assertThat(ids()).containsExactly("1", "2", "3");
    }

    @Test
    void whatIsOnItsWayHoldsTheSessionBackAndIsNoReasonToLetTheClientGo() {
        channel.attach(session);

        channel.onItsWay(20 * 1024 * 1024);
        channel.send("1", SMALL);
        assertThat(session.log).containsExactly("writable false");
        assertThat(ids()).containsExactly("1");

        channel.onItsWay(-20 * 1024 * 1024);
        assertThat(session.log).containsExactly("writable false", "writable true");
    }

    @Test
    void whoStillSendsOnAConnectionThatIsOverIsToldUntilHeKnows() {
        socket.stopReading();
        channel.send("1", SMALL);
        channel.lost();

        channel.tick();
        channel.tick();
        assertThat(channel.isGone()).isFalse();
        assertThat(socket.log).endsWith("give up", "give up");

        socket.fail();
        channel.tick();
        assertThat(channel.isGone()).isTrue();
        assertThat(socket.log).filteredOn("give up"::equals).hasSize(2);
    }

    @Test
    void whoStillSendsOnAConnectionThatBrokeIsReleasedWhileTheContainerTellsOfIt() {
        socket.stopReading();
        channel.send("1", SMALL);

        channel.lost();

        assertThat(socket.log).hasSize(2).endsWith("release");
    }

    @Test
    void nobodyWaitsForWritersWhenTheServerItselfEndsTheConnection() {
        socket.stopReading();
        channel.send("1", SMALL);
        pass(Duration.ofSeconds(6));

        channel.lost();

        assertThat(socket.log).doesNotContain("release");
    }

    @Test
    void whoCutsAConnectionIsToldUntilHeKnowsThatItIsGone() {
        List<Runnable> cuts = new ArrayList<>();
        SocketChannel slow =
                new SocketChannel(socket, new ServerEventWriter(), SocketLimits.DEFAULT, cuts::add, () -> now);
        now += SocketLimits.DEFAULT.silence().plusMillis(1).toNanos();
        slow.tick();
        assertThat(cuts).hasSize(1);

        slow.lost();
        slow.tick();
        assertThat(slow.isGone()).isFalse();
        assertThat(socket.log).containsExactly("give up");

        cuts.get(0).run();
        slow.tick();
        assertThat(slow.isGone()).isTrue();
        assertThat(socket.log).containsExactly("give up", "cut 1001 No pong came for 45 s.");
    }

    @Test
    void tenThousandFramesThatAreTakenAtOnceDoNotGrowTheStack() {
        socket.stopReading();
        for (int i = 0; i < 10_000; i++) {
            channel.send("e", SMALL);
        }
        socket.readOn();

        assertThat(socket.log).hasSize(10_000);
    }

    @Test
    void everyFrameArrivesOnceWhenCompletionsComeFromOtherThreads() throws InterruptedException {
        ExecutorService network = Executors.newFixedThreadPool(2);
        ThreadedSocket threaded = new ThreadedSocket(network, 5_001);
        SocketChannel busy = channel(threaded);
        for (int i = 0; i < 5_000; i++) {
            busy.send(Integer.toString(i), SMALL);
        }
        busy.close(1000, "done");

        assertThat(threaded.all.await(20, TimeUnit.SECONDS)).isTrue();
        network.shutdown();
        assertThat(threaded.overlaps).isZero();
        assertThat(threaded.ids)
                .hasSize(5_000)
                .isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
    }

    @Test
    void theSessionHoldsBackAboveHalfAMebibyteAndGoesOnBelowAQuarter() {
        channel.attach(session);
        socket.stopReading();
        channel.send("first", audio(400));
        assertThat(session.log).isEmpty();
        channel.send("second", audio(400));
        assertThat(session.log).containsExactly("writable false");

        socket.read(1);
        assertThat(session.log).containsExactly("writable false");
        socket.read(1);
        assertThat(session.log).containsExactly("writable false", "writable true");
    }

    @Test
    void aSessionThatComesLateIsToldToo() {
        socket.stopReading();
        channel.send("big", audio(600));

        channel.attach(session);

        assertThat(session.log).containsExactly("writable false");
    }

    @Test
    void theCloseFrameComesAfterAllThatWasSaidAndNothingAfterIt() {
        socket.stopReading();
        channel.send("1", SMALL);
        channel.send("2", SMALL);
        channel.close(4000, "why");
        channel.send("3", SMALL);
        channel.close(1000, "again");
        socket.readOn();

        assertThat(ids()).containsExactly("1", "2");
        assertThat(socket.log.get(2)).isEqualTo("close 4000 why");
        assertThat(socket.log).hasSize(3);
    }

    @Test
    void aReasonIsCutToWhatACloseFrameHolds() {
        channel.close(4000, "ü".repeat(100));

        assertThat(socket.log).containsExactly("close 4000 " + "ü".repeat(61));
    }

    @Test
    void fiveSecondsWithoutProgressEndTheConnection() {
        socket.stopReading();
        channel.send("1", SMALL);
        channel.send("2", SMALL);
        pass(Duration.ofSeconds(5));
        assertThat(socket.log).hasSize(1);

        socket.read(1);
        pass(Duration.ofSeconds(5));
        assertThat(socket.log).hasSize(2);

        pass(Duration.ofSeconds(1));
        assertThat(socket.log.get(2)).isEqualTo("cut 1013 The client does not read.");
        pass(Duration.ofSeconds(60));
        assertThat(socket.log.subList(3, socket.log.size())).containsOnly("give up");
    }

    @Test
    void aCloseFrameThatCannotGetThroughDoesNotKeepTheConnection() {
        socket.stopReading();
        channel.send("1", SMALL);
        channel.close(1000, "done");
        pass(Duration.ofSeconds(6));

        assertThat(socket.log).last().isEqualTo("cut 1013 The client does not read.");
    }

    @Test
    void aFrameOfManyMegabytesGetsItsTime() {
        socket.stopReading();
        channel.send("big", audio(5 * 1024));
        pass(Duration.ofSeconds(30));

        assertThat(socket.log).hasSize(1);
    }

    @Test
    void moreThanEightMebibytesWaitingEndTheConnection() {
        channel.attach(session);
        socket.stopReading();
        for (int i = 0; i < 30; i++) {
            channel.send("e" + i, audio(400));
        }

        assertThat(socket.log).hasSize(2).last().isEqualTo("cut 1013 The client reads too slowly.");
    }

    @Test
    void aQuietSocketIsPingedAndLivesAsLongAsPongsCome() {
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofSeconds(20));
            channel.heard();
        }

        assertThat(socket.log).hasSize(60).containsOnly("ping");
    }

    @Test
    void withoutAPongForFortyFiveSecondsTheConnectionIsOver() {
        pass(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(6));

        assertThat(socket.log).containsExactly("ping", "ping", "cut 1001 No pong came for 45 s.");
    }

    @Test
    void noPingIsPutBehindFramesThatWait() {
        socket.stopReading();
        channel.send("big", audio(5 * 1024));
        pass(Duration.ofSeconds(21));

        assertThat(socket.log).hasSize(1);
    }

    @Test
    void aConnectionThatIsGoneIsSaidFarewellOnce() {
        List<String> told = new ArrayList<>();
        channel.onEnd(() -> told.add("gone"));
        channel.lost();
        channel.lost();
        channel.onEnd(() -> told.add("late"));

        assertThat(told).containsExactly("gone", "late");
        channel.send("1", SMALL);
        assertThat(socket.log).containsExactly("release");
    }

    @Test
    void afterAFailedFrameNothingIsSentAndTheConnectionEnds() {
        socket.stopReading();
        channel.send("1", SMALL);
        channel.send("2", SMALL);
        socket.fail();
        channel.send("3", SMALL);

        assertThat(ids()).containsExactly("1");
        assertThat(socket.log).last().isEqualTo("cut 1011 A message could not be sent.");
    }

    private void pass(Duration time) {
        now += time.toNanos();
        channel.tick();
    }

    private SocketChannel channel(Socket to) {
        return new SocketChannel(to, new ServerEventWriter(), SocketLimits.DEFAULT, Runnable::run, () -> now);
    }

    private List<String> ids() {
        return socket.log.stream()
                .filter(frame -> frame.startsWith("{"))
                .map(SocketChannelTest::id)
                .toList();
    }

    private static String id(String frame) {
        int at = frame.indexOf("\"event_id\":\"") + 12;
        return frame.substring(at, frame.indexOf('"', at));
    }

    /** An event of about so many KiB on the wire. */
    private static ServerEvent audio(int kibibytes) {
        return new ResponseEvent.AudioDelta(
                new ResponseId("r"), new ResponseEvent.Place(new ItemId("i"), 0, 0), new byte[kibibytes * 768]);
    }

    /** Completes each frame on another thread, sometimes before the send has returned. */
    private static final class ThreadedSocket implements Socket {
        final CountDownLatch all;
        final List<String> ids = new ArrayList<>();
        int overlaps;
        private final ExecutorService network;
        private boolean busy;

        ThreadedSocket(ExecutorService network, int frames) {
            this.network = network;
            this.all = new CountDownLatch(frames);
        }

        @Override
        public synchronized void send(String text, java.util.function.Consumer<Throwable> done) {
            overlaps += busy ? 1 : 0;
            busy = true;
            ids.add(id(text));
            network.execute(() -> {
                synchronized (this) {
                    busy = false;
                }
                all.countDown();
                done.accept(null);
            });
        }

        @Override
        public void ping() {}

        @Override
        public void giveUp() {}

        @Override
        public void release() {}

        @Override
        public void close(int code, String reason) {
            all.countDown();
        }

        @Override
        public void cut(int code, String reason) {
            close(code, reason);
        }
    }
}
