package dev.voicebox.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers that are still fresh. The one unused for longest goes first when there are too many. An answer that was asked for
 * before something was forgotten, and comes after, may be of before the change: it is given, and not kept.
 */
final class RecentAnswers<K, V> {

    private final Clock clock;
    private final Supplier<Duration> freshFor;
    private final Map<K, Answer<V>> answers;
    private long forgotten;

    /** @param most how many are kept, 1 or more */
    RecentAnswers(Clock clock, Duration freshFor, int most) {
        this(clock, () -> freshFor, most);
    }

    /** @param freshFor for how long answers are good as things stand, whenever they were given */
    RecentAnswers(Clock clock, Supplier<Duration> freshFor, int most) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.freshFor = Objects.requireNonNull(freshFor, "freshFor");
        this.answers = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Answer<V>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K question) {
        Answer<V> answer = answers.get(question);
        if (answer != null && !clock.instant().isBefore(answer.givenAt.plus(freshFor.get()))) {
            answers.remove(question);
            return Optional.empty();
        }
        return Optional.ofNullable(answer).map(Answer::value);
    }

    synchronized void put(K question, V answer) {
        put(question, answer, forgotten);
    }

    /** To be taken before an answer is asked for, and handed in with it. */
    synchronized long mark() {
        return forgotten;
    }

    synchronized void put(K question, V answer, long mark) {
        if (mark == forgotten) {
            answers.put(question, new Answer<>(answer, clock.instant()));
        }
    }

    synchronized void forget(Predicate<Map.Entry<K, V>> which) {
        forgotten++;
        answers.entrySet().removeIf(kept -> which.test(Map.entry(kept.getKey(), kept.getValue().value)));
    }

    private record Answer<V>(V value, Instant givenAt) {}
}
