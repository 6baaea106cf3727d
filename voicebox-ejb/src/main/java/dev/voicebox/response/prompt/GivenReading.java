package dev.voicebox.response.prompt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ContentPart.InputAudio;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.ItemId;
import dev.voicebox.job.TranscribeOrder;

/** Input that a client gave for one answer: items of its own, and references to those of the conversation. */
final class GivenReading implements Reading {
    private final Conversation conversation;
    private final List<Source> sources = new ArrayList<>();
    private final Map<ItemId, TranscribeOrder> orders = new LinkedHashMap<>();
    private final Map<ItemId, String> words = new LinkedHashMap<>();
    private final Set<ItemId> leftOut = new HashSet<>();

    /** {@code referred}: the item stands in the conversation too, and may have got its words since. */
    private record Source(Item item, boolean referred, ItemId spoken, long spokenMs) {}

    GivenReading(Conversation conversation) {
        this.conversation = conversation;
    }

    void addReferred(Conversation.Entry entry) {
        sources.add(new Source(entry.item(), true, null, entry.spokenMs()));
    }

    /** @param spokenMs length of sound whose words the client gave too */
    void addGiven(Item item, long spokenMs) {
        sources.add(new Source(item, false, null, spokenMs));
    }

    /** @param spoken names the sound while it is put into words */
    void addSpoken(Item item, ItemId spoken, TranscribeOrder order) {
        sources.add(new Source(item, false, spoken, order.format().millis(order.audio().length)));
        orders.put(spoken, order);
    }

    @Override
    public void begin(Effects effects) {
        orders.forEach((spoken, order) -> effects.add(new Effect.Transcribe(spoken, order)));
    }

    @Override
    public Set<ItemId> missing() {
        Set<ItemId> missing = new HashSet<>(orders.keySet());
        missing.removeAll(words.keySet());
        for (Source source : sources) {
            if (source.referred()) {
                conversation
                        .find(source.item().id())
                        .filter(Conversation.Entry::awaitsTranscript)
                        .ifPresent(entry -> missing.add(entry.item().id()));
            }
        }
        return missing;
    }

    @Override
    public void heard(ItemId item, String heard) {
        if (orders.containsKey(item)) {
            words.put(item, heard);
        }
    }

    @Override
    public void drop(Effects effects) {
        orders.keySet().stream()
                .filter(spoken -> !words.containsKey(spoken))
                .forEach(spoken -> effects.add(new Effect.DropTranscription(spoken)));
    }

    @Override
    public List<Entry> entries() {
        return sources.stream()
                .map(source -> new Entry(latest(source), source.spokenMs()))
                .toList();
    }

    @Override
    public Set<ItemId> leftOut() {
        return leftOut;
    }

    private Item latest(Source source) {
        if (source.referred()) {
            return conversation
                    .find(source.item().id())
                    .map(Conversation.Entry::item)
                    .orElse(source.item());
        }
        String heard = source.spoken() == null ? null : words.get(source.spoken());
        return heard == null ? source.item() : withWords((Message) source.item(), heard);
    }

    private static Item withWords(Message message, String heard) {
        return message.with(
                message.status(),
                message.content().stream()
                        .map(part -> part instanceof InputAudio ? new InputAudio(heard, null) : part)
                        .toList());
    }
}
