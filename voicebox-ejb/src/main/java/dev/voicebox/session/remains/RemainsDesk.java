package dev.voicebox.session.remains;

import java.util.List;

import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ContentPart.InputAudio;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ServerEvent;

/** Ends what a server that is gone has left, so that its client waits for nothing that will never come. */
public final class RemainsDesk {
    private final Conversation conversation;
    private final Effects effects;
    private final AnswerRemains answers;

    public RemainsDesk(Conversation conversation, Effects effects) {
        this.conversation = conversation;
        this.effects = effects;
        this.answers = new AnswerRemains(conversation, effects);
    }

    /**
     * To be called when the conversation has the items that were kept.
     *
     * @param limits told after each answer
     */
    public void close(Remains remains, ServerEvent limits) {
        // What was appended and not committed was nowhere but there, and a turn that was open is none.
        effects.send(new BufferEvent.Cleared());
        remains.answers().forEach(answer -> answers.enter(answer, remains.order()));
        remains.items().forEach(item -> enter(item, remains.order()));
        remains.items().forEach(this::close);
        remains.words().items().forEach(item -> close(item, remains.words().told(item)));
        remains.answers().forEach(answer -> {
            answers.close(answer);
            effects.sendOf(answer.id(), limits);
        });
    }

    /** The store may have it, or not: it is asked once more. */
    private void close(OpenItem open) {
        ItemId id = open.id();
        Item item = conversation.find(id).orElseThrow().item();
        if (open.item() == null) {
            effects.sendOf(id, new ItemEvent.Added(item, open.previous()));
        }
        ItemId previous = conversation.before(id);
        effects.store(item, previous, new ItemEvent.Done(item, previous));
    }

    private void enter(OpenItem open, SeenOrder order) {
        if (conversation.find(open.id()).isEmpty()) {
            conversation.insertAfter(order.before(open.id(), conversation), asItStays(open));
        }
    }

    private static Item asItStays(OpenItem open) {
        if (open.item() == null) {
            return unheard(open.id());
        }
        // Of an answer that is longer than what is kept of the session, nothing but its item is known.
        return open.item() instanceof Message message && message.status() == Item.Status.IN_PROGRESS
                ? message.with(Item.Status.INCOMPLETE, message.content())
                : open.item();
    }

    /** A turn of which no word and no sound is left. */
    private static Item unheard(ItemId id) {
        return new Message(id, Item.Role.USER, Item.Status.COMPLETED, List.of(new InputAudio(null, null)));
    }

    /** Either the words were known and not told, or they will never be: their sound is gone. */
    private void close(ItemId id, String told) {
        conversation
                .find(id)
                .map(Conversation.Entry::item)
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .ifPresent(item -> {
                    int part = spokenPart(item.content());
                    String words =
                            part < 0 ? null : ((InputAudio) item.content().get(part)).transcript();
                    if (words != null && words.startsWith(told) && part >= 0) {
                        tellRest(id, part, words, told);
                    } else {
                        lose(item, Math.max(part, 0), told);
                    }
                });
    }

    private void tellRest(ItemId id, int part, String words, String told) {
        if (words.length() > told.length()) {
            effects.sendOf(id, new ItemEvent.TranscriptionDelta(id, part, words.substring(told.length()), List.of()));
        }
        effects.sendOf(id, new ItemEvent.TranscriptionCompleted(id, part, words, 0, List.of()));
    }

    private void lose(Message item, int part, String told) {
        effects.sendOf(
                item.id(),
                new ItemEvent.TranscriptionFailed(
                        item.id(),
                        part,
                        ErrorType.SERVER,
                        ErrorCode.GATEWAY_LOST,
                        "The server that was listening is gone, and the sound with it. Say it again."));
        if (!told.isEmpty()) {
            keep(item, told);
        }
    }

    /** What was told stays, for the model too. */
    private void keep(Message item, String told) {
        List<ContentPart> content = item.content().stream()
                .map(part -> part instanceof InputAudio ? new InputAudio(told, null) : part)
                .toList();
        Message heard = item.with(item.status(), content);
        conversation.find(item.id()).ifPresent(entry -> {
            entry.become(heard);
            effects.add(new Effect.StoreItem(heard, conversation.before(item.id())));
        });
    }

    private static int spokenPart(List<ContentPart> content) {
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof InputAudio) {
                return i;
            }
        }
        return -1;
    }
}
