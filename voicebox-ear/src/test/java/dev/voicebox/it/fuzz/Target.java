package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Where sessions are opened, and with which key. */
record Target(URI address, String key) {
    /** A machine that all these frames keep busy refuses now and then what is new; not for longer than this. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Comes back when it was told to come back later, as a client should. */
    RawSocket open() throws IOException, InterruptedException {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return new RawSocket(address, key);
            } catch (RawSocket.Later later) {
                if (System.nanoTime() + later.pause().toNanos() > last) {
                    throw later;
                }
                Thread.sleep(later.pause().toMillis());
            }
        }
    }
}
