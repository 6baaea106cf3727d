package dev.voicebox.response.output;

import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Status;

/** One item that an answer writes. */
interface OutputItem {

    /** As it stands now. */
    Item item();

    /** Says everything that ends it, in the protocol's order. */
    void close(Status status);
}
