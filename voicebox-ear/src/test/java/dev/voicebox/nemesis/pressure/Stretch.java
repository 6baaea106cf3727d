package dev.voicebox.nemesis.pressure;

import java.util.ArrayList;
import java.util.List;

import bench.report.Spread;
import bench.report.Table;

/** What talkers measured for a while. */
final class Stretch {
    private final String who;
    private final List<Double> updatedMs = new ArrayList<>();
    private final List<Double> soundMs = new ArrayList<>();
    private double residentMb;
    private double kernelMb;
    private Processors.Shares shares = new Processors.Shares(0, 0, 0);

    /** @param who was there */
    Stretch(String who) {
        this.who = who;
    }

    /** From a session.update to its session.updated. */
    synchronized void updated(double ms) {
        updatedMs.add(ms);
    }

    /** From a response.create to the first sound of its answer. */
    synchronized void sounded(double ms) {
        soundMs.add(ms);
    }

    void resident(double mb) {
        residentMb = mb;
    }

    void kernel(double mb) {
        kernelMb = mb;
    }

    void processors(Processors.Shares shares) {
        this.shares = shares;
    }

    synchronized double soundP99() {
        return Spread.of(soundMs).percentile(0.99);
    }

    synchronized double updatedP99() {
        return Spread.of(updatedMs).percentile(0.99);
    }

    synchronized int answers() {
        return soundMs.size();
    }

    static Table table(String title) {
        return new Table(
                title,
                "who is there",
                "answers",
                "first sound, p50 (ms)",
                "p99",
                "most",
                "session.update",
                "session.updated, p50 (ms)",
                "p99",
                "most",
                "processors: server (%)",
                "clients",
                "others",
                "server's memory, most (MB)",
                "the kernel's for TCP, most (MB)");
    }

    synchronized void rowOf(Table table) {
        Spread sound = Spread.of(soundMs);
        Spread updated = Spread.of(updatedMs);
        table.row(
                who,
                sound.count(),
                Table.number(sound.median(), 1),
                Table.number(sound.percentile(0.99), 1),
                Table.number(sound.max(), 1),
                updated.count(),
                Table.number(updated.median(), 1),
                Table.number(updated.percentile(0.99), 1),
                Table.number(updated.max(), 1),
                Table.number(100 * shares.server(), 0),
                Table.number(100 * shares.clients(), 0),
                Table.number(100 * shares.others(), 0),
                Table.number(residentMb, 0),
                Table.number(kernelMb, 0));
    }
}
