package dev.voicebox.language.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.voicebox.language.Timers;
import dev.voicebox.language.openai.ChatEndpoint;

/** Looks after idle providers for as long as the timers run. */
public final class HealthRounds {
    /** Cheap for a provider, and soon enough for a person who has just corrected a setting. */
    static final Duration EVERY = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private final HealthBoard board;
    private final Supplier<List<ChatEndpoint>> endpoints;
    private final Function<ChatEndpoint, CompletableFuture<Health>> check;
    private final Timers timers;

    /** @param endpoints asked for anew each time */
    public HealthRounds(
            HealthBoard board,
            Supplier<List<ChatEndpoint>> endpoints,
            Function<ChatEndpoint, CompletableFuture<Health>> check,
            Timers timers) {
        this.board = board;
        this.endpoints = endpoints;
        this.check = check;
        this.timers = timers;
    }

    public void begin() {
        timers.after(FIRST, this::round);
    }

    private void round() {
        timers.after(EVERY, this::round);
        for (ChatEndpoint endpoint : endpoints.get()) {
            String provider = endpoint.provider();
            if (board.isIdle(provider, EVERY)) {
                check.apply(endpoint).thenAccept(found -> checked(provider, found));
            }
        }
    }

    /** A call that ended meanwhile knows better. */
    private void checked(String provider, Health found) {
        if (board.isIdle(provider, EVERY)) {
            board.checked(provider, found);
        }
    }
}
