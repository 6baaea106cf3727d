package dev.voicebox.resume.owned;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;

/** The last items of a conversation, in order. One that has been pushed out at the front is not known any more. */
public final class LastItems {
    /** What a successor gets; the history has the others. */
    public static final int MOST = 100;

    private final List<Item> items = new ArrayList<>();
    private boolean older;

    public LastItems() {}

    public LastItems(List<Item> items, boolean older) {
        this.items.addAll(items);
        this.older = older;
    }

    /** @param previous the one before a new item; {@code null} for the first; one that is not known for the last */
    public void put(Item item, ItemId previous) {
        int known = indexOf(item.id());
        if (known >= 0) {
            items.set(known, item);
        } else if (previous != null) {
            int before = indexOf(previous);
            items.add(before < 0 ? items.size() : before + 1, item);
        } else if (!older) {
            items.add(0, item);
        }
        if (items.size() > MOST) {
            items.remove(0);
            older = true;
        }
    }

    public void drop(ItemId id) {
        items.removeIf(item -> item.id().equals(id));
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    /** Whether there were more before them. */
    public boolean older() {
        return older;
    }

    private int indexOf(ItemId id) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
