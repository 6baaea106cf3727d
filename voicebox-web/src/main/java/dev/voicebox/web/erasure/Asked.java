package dev.voicebox.web.erasure;

import java.util.function.Supplier;

import dev.voicebox.access.admin.store.AdminRefused;

/** What waits for the database, and has a common answer when that is away. */
final class Asked {
    private Asked() {}

    static <T> T of(Supplier<T> question) throws AdminRefused {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw AdminRefused.storeAway(e);
        }
    }
}
