package dev.voicebox.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers that are still fresh. The one unused for longest goes first when there are too many. */
final class RecentAnswers<K, V> {

    private final Clock clock;
    private final Duration freshFor;
    private final Map<K, Answer<V>> answers;

    /** @param most how many are kept, 1 or more */
    RecentAnswers(Clock clock, Duration freshFor, int most) {
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
        if (answer != null && !clock.instant().isBefore(answer.staleAt)) {
            answers.remove(question);
            return Optional.empty();
        }
        return Optional.ofNullable(answer).map(Answer::value);
    }

    synchronized void put(K question, V answer) {
        answers.put(question, new Answer<>(answer, clock.instant().plus(freshFor)));
    }

    private record Answer<V>(V value, Instant staleAt) {}
}
