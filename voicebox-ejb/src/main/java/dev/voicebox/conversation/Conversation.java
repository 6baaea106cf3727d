package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.job.glance.StableWords;

/** The items of a conversation, in order; an id stands for one item for ever. Written by its session only. */
public final class Conversation {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<ItemId, Entry> byId = new HashMap<>();
    /** Also of items that are gone: what was asked for under an id may still come, and must not meet another item. */
    private final Set<ItemId> used = new HashSet<>();
    /** Of turns that the client has been told of: nothing else may take their place. */
    private final Set<ItemId> announced = new HashSet<>();

    private final Calls calls = new Calls(this);

    /** An item and what the conversation knows of it beside the protocol's fields. */
    public static final class Entry {
        private Item item;
        private Supplier<Item> writer;
        private AudioFormat audioFormat;
        private long spokenMs;
        private SpokenTrack track;
        private boolean awaitsTranscript;
        private StableWords told;
        private boolean truncated;

        private Entry(Item item) {
            this.item = item;
        }

        public Item item() {
            return item;
        }

        /** As a client is shown it: of what is still being written, as far as it was sent. */
        Item shown() {
            return writer == null ? item : writer.get();
        }

        /** @param soFar the item as it grows, until it becomes something for good */
        public void isWritten(Supplier<Item> soFar) {
            writer = soFar;
        }

        /** Replaces the item by a later state of itself. */
        public void become(Item later) {
            item = later;
            writer = null;
        }

        /** Format of the sound that is kept for the item, or {@code null} when there is none. */
        public AudioFormat audioFormat() {
            return audioFormat;
        }

        public void hasAudio(AudioFormat format) {
            audioFormat = format;
        }

        /** Length of what the caller said in it, in ms; 0 when that is nothing. */
        public long spokenMs() {
            return spokenMs;
        }

        public void lasts(long ms) {
            spokenMs = ms;
        }

        /** Of a spoken answer; {@code null} for everything else. */
        public SpokenTrack track() {
            return track;
        }

        public void hasTrack(SpokenTrack spoken) {
            track = spoken;
        }

        public boolean awaitsTranscript() {
            return awaitsTranscript;
        }

        public void awaitsTranscript(boolean awaits) {
            awaitsTranscript = awaits;
        }

        /** Words of the transcript that the client was told before its end; {@code null} when there are none. */
        StableWords told() {
            return told;
        }

        void tells(StableWords certain) {
            told = certain;
        }

        /** Cut to what the caller heard: nothing that was generated later may come back. */
        public boolean isTruncated() {
            return truncated;
        }

        public void markTruncated() {
            truncated = true;
        }
    }

    public Optional<Entry> find(ItemId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the conversation has, or had, an item of this id. */
    public boolean hasUsed(ItemId id) {
        return used.contains(id);
    }

    /** Keeps this id for what the caller is saying. */
    void announce(ItemId id) {
        announced.add(id);
    }

    boolean isAnnounced(ItemId id) {
        return announced.contains(id);
    }

    /** Id of the last item, or {@code null} when there is none. */
    public ItemId last() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1).item().id();
    }

    /** Id of the item before this one, or {@code null} for the first. */
    public ItemId before(ItemId id) {
        int index = entries.indexOf(byId.get(id));
        return index <= 0 ? null : entries.get(index - 1).item().id();
    }

    public Entry append(Item item) {
        return insert(entries.size(), item);
    }

    /** Inserts after an item of the conversation, or at the front when {@code previous} is {@code null}. */
    public Entry insertAfter(ItemId previous, Item item) {
        return insert(previous == null ? 0 : entries.indexOf(byId.get(previous)) + 1, item);
    }

    public void remove(ItemId id) {
        Entry entry = byId.remove(id);
        entries.remove(entry);
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public Calls calls() {
        return calls;
    }

    private Entry insert(int index, Item item) {
        if (!used.add(item.id())) {
            throw new IllegalArgumentException("the conversation has had an item with this id already: " + item.id());
        }
        Entry entry = new Entry(item);
        byId.put(item.id(), entry);
        entries.add(index, entry);
        return entry;
    }
}
