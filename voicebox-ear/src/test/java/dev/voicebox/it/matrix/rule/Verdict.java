package dev.voicebox.it.matrix.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the answers of a cell; empty when nothing is. */
public final class Verdict {
    private final List<String> marks;
    private final Set<String> before;

    /**
     * @param marks ids and words of the first tenant, which nobody else may see
     * @param before ids that were there before the first call
     */
    public Verdict(List<String> marks, Set<String> before) {
        this.marks = List.copyOf(marks);
        this.before = Set.copyOf(before);
    }

    /** Whoever may not see a thing must not learn that it is there. */
    public Optional<String> alike(Answer foreign, Answer unknown) {
        String one = foreign.plain(before);
        String other = unknown.plain(before);
        return one.equals(other)
                ? Optional.empty()
                : Optional.of("an id of the tenant is answered " + one + "; one that was never given: " + other);
    }

    /** Nobody but the tenant itself sees what is the tenant's, whatever they ask. */
    public Optional<String> silent(Answer answer) {
        return marks.stream()
                .filter(mark -> answer.text().contains(mark))
                .findFirst()
                .map(mark -> "shows " + mark + " in " + answer);
    }

    /**
     * The status by itself.
     *
     * @param named whether the call names a thing of the tenant, without which there is nothing to do
     */
    public Optional<String> refused(Door door, Asker asker, boolean named, Answer answer) {
        if (door == Door.OPEN) {
            return Optional.empty();
        }
        boolean right = switch (asker) {
            case NOBODY, EXPIRED -> answer.status() == 401;
            case WRONG_SCOPE -> answer.status() == 403;
            case OWNER -> answer.succeeded();
            case NEIGHBOUR, FOREIGN_ADMIN ->
                door == Door.PLATFORM
                        ? answer.status() == 403
                        : answer.status() < 500 && answer.status() != 401 && !(named && answer.succeeded());
        };
        return right ? Optional.empty() : Optional.of("is answered " + answer);
    }

    /** Were the owner refused too, the refusals of the others would show nothing. */
    public Optional<String> served(int expected, Answer own) {
        boolean right = expected == 0 ? own.succeeded() || own.status() == 101 : own.status() == expected;
        return right ? Optional.empty() : Optional.of("the owner is answered " + own);
    }

    /** Were the id not looked at, likeness would show nothing. */
    public Optional<String> looksAt(Answer own, Answer unknown) {
        return own.plain(before).equals(unknown.plain(before))
                ? Optional.of("the owner gets the same for any id: " + own)
                : Optional.empty();
    }

    /** What others asked for has left the tenant's things as they were. */
    public Optional<String> untouched(Map<String, String> then, Map<String, String> now) {
        for (Map.Entry<String, String> thing : then.entrySet()) {
            String present = now.getOrDefault(thing.getKey(), "nothing");
            if (!present.equals(thing.getValue())) {
                return Optional.of(thing.getKey() + " was " + thing.getValue() + " and is " + present);
            }
        }
        return now.size() == then.size()
                ? Optional.empty()
                : Optional.of("there is more than there was: " + now.keySet());
    }
}
