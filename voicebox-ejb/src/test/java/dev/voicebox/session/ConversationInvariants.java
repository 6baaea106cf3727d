package dev.voicebox.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
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
    private final Set<ItemId> settled = new HashSet<>();
    private final Set<ItemId> lost = new HashSet<>();
    private long deltas;
    private long transcripts;
    private long responses;
    private long timeouts;
    private long results;
    private long refusedResults;
    private final Map<String, ItemId> answered = new HashMap<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> noted = new HashSet<>();

    void see(Effect effect) {
        if (effect instanceof Effect.StoreItem store) {
            storeAsked.add(store.item().id());
            if (store.item() instanceof Item.FunctionCallOutput result) {
                results++;
                assertThat(answered.put(result.callId(), result.id()))
                        .as("a call has one result")
                        .isNull();
            }
        } else if (effect instanceof Effect.ForgetItem gone) {
            answered.values().remove(gone.item());
        } else if (effect instanceof Effect.NoteToolCall call && !call.denied()) {
            assertThat(called.add(call.call().callId()))
                    .as("a call is noted once")
                    .isTrue();
        } else if (effect instanceof Effect.NoteToolResult result) {
            assertThat(called)
                    .as("noted after its call")
                    .contains(result.result().callId());
            assertThat(noted.add(result.result().callId()))
                    .as("a result is noted once")
                    .isTrue();
        } else if (effect instanceof Effect.Send send) {
            see(send.event());
        }
    }

    /** What becomes of a store; the first of an item decides about the item, the later ones are changes of it. */
    void settled(ItemId item, boolean stored) {
        if (settled.add(item) && !stored) {
            lost.add(item);
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

    /** Results that calls got. */
    long results() {
        return results;
    }

    /** Of calls that have one. */
    long refusedResults() {
        return refusedResults;
    }

    /** Pieces of transcripts beyond one for each. */
    long toldEarly() {
        return Math.max(0, deltas - transcripts);
    }

    void atTheEnd() {
        assertThat(storeAsked).as("every committed item reaches the store").containsAll(committed);
        assertThat(noted)
                .as("a result that stands there was noted")
                .containsAll(answered.keySet().stream().filter(called::contains).toList());
    }

    private void see(ServerEvent event) {
        if (event instanceof ItemEvent.Done item) {
            assertThat(storeAsked).as("stored before done").contains(item.item().id());
            assertThat(settled).as("stored before done").contains(item.item().id());
            assertThat(lost).as("refused and done").doesNotContain(item.item().id());
        } else if (event instanceof BufferEvent.Committed turn) {
            committed.add(turn.item());
        } else if (event instanceof ItemEvent.TranscriptionDelta) {
            deltas++;
        } else if (event instanceof ItemEvent.TranscriptionCompleted words
                && !words.transcript().isEmpty()) {
            transcripts++;
        } else if (event instanceof BufferEvent.TimeoutTriggered) {
            timeouts++;
        } else if (event instanceof ServerEvent.Failure failure
                && failure.error().code() == ErrorCode.TOOL_CALL_ALREADY_ANSWERED) {
            refusedResults++;
        } else if (event instanceof ResponseEvent.Done) {
            responses++;
        }
    }
}
