package dev.voicebox.persistence.redis.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * A level, as Redis saw it.
 *
 * @param receipt names what was taken, for {@link Windows#settle}; 0 when nothing was
 * @param used what counts in the window now
 * @param requestsWhole until no request counts any more, if none comes
 * @param tokensWhole the same of tokens
 * @param retry until there is room for what was refused; zero where there is, empty where there never will be
 */
public record WindowState(
        long receipt, Amount used, Duration requestsWhole, Duration tokensWhole, Optional<Duration> retry) {}
