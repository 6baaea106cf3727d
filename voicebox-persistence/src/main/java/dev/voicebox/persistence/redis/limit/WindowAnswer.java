package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was decided.
 *
 * @param taken nothing when it was refused
 * @param levels in the order in which they were asked for
 */
public record WindowAnswer(boolean granted, Amount taken, List<WindowState> levels) {
    private static final int HEAD = 3;
    private static final int EACH = 7;
    private static final long NEVER = -1;

    public WindowAnswer {
        levels = List.copyOf(levels);
    }

    static WindowAnswer of(List<Long> answer) {
        List<WindowState> levels = new ArrayList<>();
        for (int i = HEAD; i < answer.size(); i += EACH) {
            List<Long> told = answer.subList(i, i + EACH);
            levels.add(new WindowState(
                    told.get(0),
                    new Amount(told.get(1), told.get(2)),
                    micros(told.get(3)),
                    micros(told.get(4)),
                    wait(told.get(5), told.get(6))));
        }
        return new WindowAnswer(answer.get(0) == 1, new Amount(answer.get(1), answer.get(2)), levels);
    }

    private static Optional<Duration> wait(long requests, long tokens) {
        return requests == NEVER || tokens == NEVER
                ? Optional.empty()
                : Optional.of(micros(Math.max(requests, tokens)));
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
