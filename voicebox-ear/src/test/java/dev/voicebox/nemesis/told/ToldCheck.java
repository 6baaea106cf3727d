package dev.voicebox.nemesis.told;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.voicebox.nemesis.check.StoredItem;

/**
 * What came of the outbox.
 *
 * @param kept answers that the server keeps, of which one event each is due
 * @param missing of them that were not told
 * @param wrong events of something that is not kept, or that say something else
 * @param misordered events that came for the first time after one of a later item of their session
 * @param copies events that had come before
 */
public record ToldCheck(int kept, int missing, int wrong, int misordered, int copies) {

    /**
     * @param kept by session
     * @param told in the order in which it was told within each session
     */
    static ToldCheck of(Map<String, List<StoredItem>> kept, List<ToldAnswer> told) {
        Map<String, String> hashes = new HashMap<>();
        kept.forEach((session, items) -> items.stream()
                .filter(StoredItem::isAnswer)
                .forEach(item -> hashes.put(session + " " + item.id(), item.hash())));
        Set<String> events = new HashSet<>();
        Set<String> found = new HashSet<>();
        Map<String, Long> latest = new HashMap<>();
        int wrong = 0;
        int misordered = 0;
        for (ToldAnswer answer : told) {
            if (!events.add(answer.event())) {
                continue;
            }
            String key = answer.session() + " " + answer.item();
            found.add(key);
            wrong += answer.hash().equals(hashes.get(key)) ? 0 : 1;
            long before = latest.getOrDefault(answer.session(), 0L);
            misordered += answer.position() <= before ? 1 : 0;
            latest.put(answer.session(), Math.max(before, answer.position()));
        }
        int missing = (int)
                hashes.keySet().stream().filter(key -> !found.contains(key)).count();
        return new ToldCheck(hashes.size(), missing, wrong, misordered, told.size() - events.size());
    }
}
