package dev.voicebox.response.prompt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ItemId;

/**
 * The conversation, as it is when the model is asked. What came in while others were put into words, and has none yet, is
 * for the next answer: nobody waits for it, and the model must not take it for a turn without words.
 */
record ConversationReading(Conversation conversation, Set<ItemId> leftOut) implements Reading {

    @Override
    public void begin(Effects effects) {
        // Words were ordered when the items came in.
    }

    @Override
    public Set<ItemId> missing() {
        return conversation.entries().stream()
                .filter(Conversation.Entry::awaitsTranscript)
                .map(entry -> entry.item().id())
                .collect(Collectors.toSet());
    }

    @Override
    public void heard(ItemId item, String words) {
        // They are in the item.
    }

    @Override
    public void drop(Effects effects) {
        // The items stay, and their words are wanted.
    }

    @Override
    public List<Entry> entries() {
        return conversation.entries().stream()
                .filter(entry -> !entry.awaitsTranscript())
                .map(entry -> new Entry(entry.item(), entry.spokenMs()))
                .toList();
    }
}
