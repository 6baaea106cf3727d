package dev.voicebox.session;

import java.util.HashSet;
import java.util.Set;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of every conversation beside what its client can see: the store gets everything, and gets it first. Sees each
 * effect once, in order.
 */
final class ConversationInvariants {
    private final Set<ItemId> storeAsked = new HashSet<>();
    private final Set<ItemId> committed = new HashSet<>();
    private long deltas;
    private long transcripts;
    private long responses;
    private long timeouts;

    void see(Effect effect) {
        if (effect instanceof Effect.StoreItem store) {
            storeAsked.add(store.item().id());
        } else if (effect instanceof Effect.Send send) {
            see(send.event());
        }
    }

    /** Answers that have ended. */
    long responses() {
        return responses;
    }

    /** How often a caller was silent for too long. */
    long timeouts() {
        return timeouts;
    }

    /** Pieces of transcripts beyond one for each. */
    long toldEarly() {
        return Math.max(0, deltas - transcripts);
    }

    void atTheEnd() {
        assertThat(storeAsked).as("every committed item reaches the store").containsAll(committed);
    }

    private void see(ServerEvent event) {
        if (event instanceof ItemEvent.Done item) {
            assertThat(storeAsked).as("stored before done").contains(item.item().id());
        } else if (event instanceof BufferEvent.Committed turn) {
            committed.add(turn.item());
        } else if (event instanceof ItemEvent.TranscriptionDelta) {
            deltas++;
        } else if (event instanceof ItemEvent.TranscriptionCompleted words
                && !words.transcript().isEmpty()) {
            transcripts++;
        } else if (event instanceof BufferEvent.TimeoutTriggered) {
            timeouts++;
        } else if (event instanceof ResponseEvent.Done) {
            responses++;
        }
    }
}
