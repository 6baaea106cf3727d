package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One history: what three levels were asked for, when, and what came of it. */
final class WindowHistory {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final long MICROS = WINDOW.toNanos() / 1_000;
    private static final int STEPS = 40;
    private static final long HUGE = Long.MAX_VALUE;

    private final VirtualRedis server;
    private final Windows windows;
    private final Random random;
    private final List<WindowModel> models = new ArrayList<>();
    private final List<WindowModel> admitted = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private List<WindowLevel> levels;
    private int excesses;

    private record Receipt(Amount taken, List<Long> numbers, List<Integer> places) {}

    WindowHistory(VirtualRedis server, Windows windows, long seed) {
        this.server = server;
        this.windows = windows;
        this.random = new Random(seed);
        String tenant =
                "h" + Long.toString(server.now(), 36) + "-" + seed + "-" + Math.abs(windows.hashCode() % 10_000);
        levels = List.of(
                WindowLevel.of(tenant, "every", limit(), limit()),
                WindowLevel.of(tenant, null, limit(), limit()),
                WindowLevel.of(tenant, "main", limit(), limit()));
        for (int i = 0; i < levels.size(); i++) {
            models.add(new WindowModel(MICROS));
            admitted.add(new WindowModel(MICROS));
        }
        server.begin();
        run();
    }

    /** From what the model says. */
    List<String> differences() {
        return differences;
    }

    /** How often more was let in than a window may have. */
    int excesses() {
        return excesses;
    }

    private void run() {
        for (int step = 0; step < STEPS; step++) {
            int kind = random.nextInt(20);
            if (kind == 0) {
                levels = levels.stream()
                        .map(level -> new WindowLevel(level.key(), limit(), limit()))
                        .toList();
            } else if (kind == 1) {
                server.forgetScripts();
            } else if (kind < 5 && !receipts.isEmpty()) {
                settle();
            } else {
                burst();
            }
        }
    }

    private void burst() {
        int many = random.nextInt(4) == 0 ? 1 + random.nextInt(8) : 1;
        server.passes(pause(), random.nextInt(-60, 61) * 1_000_000L);
        for (int i = 0; i < many; i++) {
            take(new Amount(
                    cost(levels.get(random.nextInt(3)).requests()),
                    cost(levels.get(random.nextInt(3)).tokens())));
        }
    }

    private void take(Amount amount) {
        long now = server.now();
        boolean room = true;
        for (int i = 0; i < levels.size(); i++) {
            room &= models.get(i).hasRoom(amount, levels.get(i), now);
        }
        WindowAnswer answer = windows.take(levels, amount);
        same("granted " + amount, room, answer.granted());
        for (int i = 0; i < levels.size(); i++) {
            long wait = models.get(i).wait(amount, levels.get(i), now);
            Optional<Duration> expected = wait < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait * 1_000));
            same("wait", expected, answer.levels().get(i).retry());
        }
        if (answer.granted()) {
            note(amount, answer, now);
        }
        for (int i = 0; i < levels.size(); i++) {
            same("used", models.get(i).used(now), answer.levels().get(i).used());
        }
    }

    private void note(Amount amount, WindowAnswer answer, long now) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            excesses += admitted.get(i).hasRoom(amount, levels.get(i), now) ? 0 : 1;
            admitted.get(i).take(amount, now);
            places.add(models.get(i).take(amount, now));
        }
        receipts.add(new Receipt(
                amount, answer.levels().stream().map(WindowState::receipt).toList(), places));
    }

    /** Less was used than was taken, or more. */
    private void settle() {
        server.passes(pause());
        long now = server.now();
        Receipt receipt = receipts.remove(random.nextInt(receipts.size()));
        Amount used = new Amount(random.nextInt(2) * receipt.taken().requests(), random.nextInt(60));
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Correction correction =
                    Correction.of(levels.get(i).key(), receipt.numbers().get(i), receipt.taken(), used);
            corrections.add(correction);
            models.get(i).giveBack(receipt.places().get(i), correction.back(), now);
            admitted.get(i).giveBack(receipt.places().get(i), correction.back(), now);
            models.get(i).take(correction.beyond(), now);
            admitted.get(i).take(Amount.NOTHING, now);
        }
        WindowAnswer answer = windows.settle(corrections, Duration.ZERO);
        for (int i = 0; i < levels.size(); i++) {
            same(
                    "used when settled",
                    models.get(i).used(now),
                    answer.levels().get(i).used());
        }
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private Long limit() {
        return random.nextInt(5) == 0 ? null : Long.valueOf(random.nextInt(5) == 0 ? 0 : random.nextInt(50));
    }

    private long cost(Long limit) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> limit == null ? 7 : limit;
            case 2 -> limit == null ? 9 : limit + 1;
            case 3 -> random.nextInt(10) == 0 ? HUGE : 1;
            default -> 1 + random.nextInt(4);
        };
    }

    /** µs: none, edges of the window and of a millisecond, silences. */
    private long pause() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 1_000;
            case 4 -> MICROS - 1_000;
            case 5 -> MICROS + 1_000;
            case 6 -> MICROS;
            case 7 -> random.nextLong(MICROS);
            default -> random.nextLong(MICROS / 10);
        };
    }
}
