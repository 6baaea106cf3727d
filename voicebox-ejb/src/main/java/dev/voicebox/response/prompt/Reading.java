package dev.voicebox.response.prompt;

import java.util.List;
import java.util.Set;

import dev.voicebox.effect.Effects;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;

/** What an answer reads: the conversation, or the input that was given for it. */
public interface Reading {

    /** Orders the words that nobody has ordered yet. */
    void begin(Effects effects);

    /** What has to be put into words before the model can be asked. */
    Set<ItemId> missing();

    /** The words of something that was missing; empty when there are none in it. */
    void heard(ItemId item, String words);

    /** Nobody reads this: takes back what was ordered for it. */
    void drop(Effects effects);

    /** The items as they stand now. */
    List<Entry> entries();

    /** What fell out of the context before, to be kept up to date. */
    Set<ItemId> leftOut();

    /** {@code spokenMs}: length of the caller's audio in the item. */
    record Entry(Item item, long spokenMs) {}
}
