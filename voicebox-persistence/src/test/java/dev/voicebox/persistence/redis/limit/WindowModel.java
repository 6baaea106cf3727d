package dev.voicebox.persistence.redis.limit;

import java.util.ArrayList;
import java.util.List;

/** One level, one thing after the other, remembering everything: what the scripts have to come to. */
final class WindowModel {
    private final long window;
    private final List<Taken> taken = new ArrayList<>();

    private static final class Taken {
        private final long at;
        private long requests;
        private long tokens;

        Taken(long at, Amount amount) {
            this.at = at;
            this.requests = amount.requests();
            this.tokens = amount.tokens();
        }
    }

    WindowModel(long window) {
        this.window = window;
    }

    Amount used(long now) {
        long requests = 0;
        long tokens = 0;
        for (Taken one : taken) {
            if (one.at + window > now) {
                requests += one.requests;
                tokens += one.tokens;
            }
        }
        return new Amount(requests, tokens);
    }

    boolean hasRoom(Amount amount, WindowLevel level, long now) {
        Amount used = used(now);
        return (level.requests() == null || used.requests() + amount.requests() <= level.requests())
                && (level.tokens() == null || used.tokens() + amount.tokens() <= level.tokens());
    }

    /** @return its place, for {@link #giveBack} */
    int take(Amount amount, long now) {
        taken.add(new Taken(now, amount));
        return taken.size() - 1;
    }

    void giveBack(int place, Amount back, long now) {
        Taken one = taken.get(place);
        if (one.at + window > now) {
            one.requests -= Math.min(one.requests, back.requests());
            one.tokens -= Math.min(one.tokens, back.tokens());
        }
    }

    /** µs until there is room for it if nothing else comes; 0 when there is, -1 when there never will be. */
    long wait(Amount amount, WindowLevel level, long now) {
        if (hasRoom(amount, level, now)) {
            return 0;
        }
        return taken.stream()
                .mapToLong(one -> one.at + window)
                .filter(then -> then > now && hasRoom(amount, level, then))
                .min()
                .stream()
                .map(then -> then - now)
                .findFirst()
                .orElse(-1);
    }
}
