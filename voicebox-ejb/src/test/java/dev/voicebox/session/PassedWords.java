package dev.voicebox.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.policy.Matter;
import dev.voicebox.response.Mind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of every answer that a policy looks at: its n-th delta is the n-th piece that was asked about, or what was to
 * be said instead, and came after somebody allowed it. Only the apology of the server goes past.
 */
final class PassedWords {
    private final Map<ResponseId, Map<Integer, Set<String>>> allowed = new HashMap<>();
    private final Map<ResponseId, Integer> told = new HashMap<>();
    private long written;

    void see(SessionMessage message) {
        if (message instanceof SessionMessage.Judged judged
                && judged.matter() instanceof Matter.Words words
                && judged.decision().allowed()) {
            allowed.computeIfAbsent(judged.response(), id -> new HashMap<>())
                    .computeIfAbsent(words.piece(), piece -> new HashSet<>())
                    .add(judged.decision().replacement().orElse(words.text()));
        }
    }

    void see(Effect effect) {
        if (effect instanceof Effect.Send send) {
            see(send.event());
        }
    }

    /** Deltas of answers that are only read. */
    long written() {
        return written;
    }

    private void see(ServerEvent event) {
        if (event instanceof ResponseEvent.TextDelta text) {
            written++;
            isPassed(text.response(), text.delta());
        } else if (event instanceof ResponseEvent.TranscriptDelta transcript) {
            isPassed(transcript.response(), transcript.delta());
        }
    }

    private void isPassed(ResponseId response, String delta) {
        if (delta.equals(Mind.APOLOGY)) {
            return;
        }
        int piece = told.merge(response, 1, Integer::sum) - 1;
        assertThat(allowed.getOrDefault(response, Map.of()).getOrDefault(piece, Set.of()))
                .as("piece %d of %s was allowed before it was told", piece, response)
                .contains(delta);
    }
}
