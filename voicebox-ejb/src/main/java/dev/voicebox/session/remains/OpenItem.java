package dev.voicebox.session.remains;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;

/**
 * An item that its client heard of, and not that it is durable.
 *
 * @param item {@code null} as long as it was only committed
 * @param previous the one before it, or {@code null} for the first
 */
record OpenItem(ItemId id, Item item, ItemId previous) {}
