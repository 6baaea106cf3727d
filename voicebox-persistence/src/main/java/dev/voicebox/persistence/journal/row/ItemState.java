package dev.voicebox.persistence.journal.row;

import java.time.Instant;

/** What a record makes of an item. */
public sealed interface ItemState extends JournalRow permits ItemRow, ItemDropRow {

    /** The same as long as the item lives: where it stands in the history, from 1. */
    long position();

    String itemId();

    Instant at();
}
