package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Who has the processors, between one question and the next: clients share them with the server, so that what they take it
 * has not.
 */
final class Processors {
    private static final int COMMAND_ENDS = 2;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int STEAL = 7;

    private final Path server;
    private final Path clients = Path.of("/proc/self/stat");
    private Ticks last;

    /** Of 1/100 s, all processors together. */
    private record Ticks(long all, long idle, long server, long clients) {}

    /**
     * Of all processors, 0 to 1.
     *
     * @param server the process that is asked
     * @param clients this process, in which those are who ask it
     * @param others database, Redis, whatever else runs, and what the hypervisor takes
     */
    record Shares(double server, double clients, double others) {}

    Processors(long serverPid) {
        server = Path.of("/proc/" + serverPid + "/stat");
        last = now();
    }

    /** Since the last question. */
    Shares take() {
        Ticks now = now();
        double all = now.all - last.all;
        double ofServer = (now.server - last.server) / all;
        double ofClients = (now.clients - last.clients) / all;
        double busy = 1 - (now.idle - last.idle) / all;
        last = now;
        return new Shares(ofServer, ofClients, Math.max(0, busy - ofServer - ofClients));
    }

    private Ticks now() {
        long[] stat = Arrays.stream(read(Path.of("/proc/stat"))
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .split("\\s+"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .limit(STEAL + 1)
                .toArray();
        return new Ticks(Arrays.stream(stat).sum(), stat[IDLE] + stat[IOWAIT], used(server), used(clients));
    }

    private static long used(Path process) {
        String text = read(process);
        String[] words = text.substring(text.lastIndexOf(')') + COMMAND_ENDS).split(" ");
        return Long.parseLong(words[USER]) + Long.parseLong(words[SYSTEM]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
