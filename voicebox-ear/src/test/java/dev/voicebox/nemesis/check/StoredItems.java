package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.util.List;

/** What the server kept. */
public interface StoredItems {

    /** All items of a session, the oldest first; none when the server knows no such session. */
    List<StoredItem> of(String session) throws IOException;
}
