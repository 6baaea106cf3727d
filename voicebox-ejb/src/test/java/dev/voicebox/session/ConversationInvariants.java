package dev.voicebox.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What is true of every conversation, whatever happens in it. Sees each effect once, in order. */
final class ConversationInvariants {
    private final Set<ResponseId> begun = new HashSet<>();
    private final Set<ResponseId> ended = new HashSet<>();
    private final Map<ItemId, StringBuilder> deltas = new HashMap<>();
    private final Set<ItemId> added = new HashSet<>();
    private final Set<ItemId> done = new HashSet<>();
    private final Set<ItemId> storeAsked = new HashSet<>();
    private final Set<ItemId> committed = new HashSet<>();
    private ResponseId active;
    private ItemId speaking;

    void see(Effect effect) {
        if (effect instanceof Effect.StoreItem store) {
            storeAsked.add(store.item().id());
        } else if (effect instanceof Effect.Send send) {
            see(send.event());
        }
    }

    long responses() {
        return ended.size();
    }

    void atTheEnd() {
        assertThat(storeAsked).as("every committed item reaches the store").containsAll(committed);
        assertThat(ended).as("every answer ends").isEqualTo(begun);
    }

    private void see(ServerEvent event) {
        if (event instanceof ResponseEvent response) {
            seeAnswer(response);
        } else if (event instanceof ItemEvent.Added item) {
            assertThat(added.add(item.item().id())).as("added once").isTrue();
        } else if (event instanceof ItemEvent.Done item) {
            assertThat(added).as("added before done").contains(item.item().id());
            assertThat(done.add(item.item().id())).as("done once").isTrue();
            assertThat(storeAsked).as("stored before done").contains(item.item().id());
        } else if (event instanceof BufferEvent.Committed turn) {
            assertThat(committed.add(turn.item())).as("committed once").isTrue();
            speaking = null;
        } else if (event instanceof BufferEvent.SpeechStarted started) {
            speaking = started.item();
        } else if (event instanceof BufferEvent.SpeechStopped stopped) {
            assertThat(stopped.item())
                    .as("the turn that began is the one that ends")
                    .isEqualTo(speaking);
        }
    }

    private void seeAnswer(ResponseEvent event) {
        ResponseId id = event.response();
        if (event instanceof ResponseEvent.Created created) {
            assertThat(begun.add(id)).as("created once").isTrue();
            if (created.view().conversation() != null) {
                assertThat(active)
                        .as("one answer at a time in the conversation")
                        .isNull();
                active = id;
            }
            return;
        }
        assertThat(begun).as(event.type() + " comes after created").contains(id);
        assertThat(ended).as(event.type() + " comes before done").doesNotContain(id);
        if (event instanceof ResponseEvent.Done finished) {
            assertThat(finished.view().status()).isNotInstanceOf(ResponseStatus.InProgress.class);
            ended.add(id);
            active = id.equals(active) ? null : active;
        } else {
            seeText(event);
        }
    }

    private void seeText(ResponseEvent event) {
        if (event instanceof ResponseEvent.TextDelta delta) {
            write(delta.place().item(), delta.delta());
        } else if (event instanceof ResponseEvent.TranscriptDelta delta) {
            write(delta.place().item(), delta.delta());
        } else if (event instanceof ResponseEvent.ArgumentsDelta delta) {
            write(delta.place().item(), delta.delta());
        } else if (event instanceof ResponseEvent.TextDone text) {
            assertThat(text.text()).isEqualTo(written(text.place().item()));
        } else if (event instanceof ResponseEvent.TranscriptDone text) {
            assertThat(text.transcript()).isEqualTo(written(text.place().item()));
        } else if (event instanceof ResponseEvent.ArgumentsDone arguments) {
            Item.FunctionCall call = arguments.call();
            assertThat(call.arguments()).isEqualTo(written(call.id()));
        }
    }

    private void write(ItemId item, String delta) {
        deltas.computeIfAbsent(item, unused -> new StringBuilder()).append(delta);
    }

    private String written(ItemId item) {
        return deltas.getOrDefault(item, new StringBuilder()).toString();
    }
}
