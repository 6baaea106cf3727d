package dev.voicebox.nemesis.usage;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.voicebox.nemesis.load.Asked;

/**
 * Of each session: what its client was told is charged, and nothing but that and what may have been made without the client
 * hearing of it.
 *
 * @param seen answers whose end reached a client
 * @param unknown answers that were asked for and whose end did not
 * @param unheard of these, answers that are charged: they were made, and the server was killed before it could tell
 * @param less sessions that are charged less than their clients were told
 * @param more sessions that are charged more answers than were asked for, or more tokens for the answers that were seen
 */
public record UsageCheck(long seen, long unknown, long unheard, long less, long more) {

    /** @param charged by session */
    public static UsageCheck of(List<Asked> asked, Map<String, Charged> charged) {
        Map<String, List<Asked>> bySession = asked.stream().collect(Collectors.groupingBy(Asked::session));
        TreeSet<String> sessions = new TreeSet<>(bySession.keySet());
        sessions.addAll(charged.keySet());
        UsageCheck sum = new UsageCheck(0, 0, 0, 0, 0);
        for (String session : sessions) {
            sum = sum.plus(
                    of(bySession.getOrDefault(session, List.of()), charged.getOrDefault(session, Charged.NOTHING)));
        }
        return sum;
    }

    private static UsageCheck of(List<Asked> asked, Charged charged) {
        Charged told = asked.stream()
                .filter(Asked::seen)
                .map(answer -> new Charged(1, answer.inputTokens(), answer.outputTokens()))
                .reduce(Charged.NOTHING, Charged::plus);
        long unknown = asked.size() - told.requests();
        long unheard = charged.requests() - told.requests();
        boolean less = charged.isLessThan(told);
        boolean more = unheard > unknown || unheard == 0 && !less && !charged.equals(told);
        return new UsageCheck(told.requests(), unknown, Math.max(0, unheard), less ? 1 : 0, more ? 1 : 0);
    }

    private UsageCheck plus(UsageCheck other) {
        return new UsageCheck(
                seen + other.seen,
                unknown + other.unknown,
                unheard + other.unheard,
                less + other.less,
                more + other.more);
    }
}
