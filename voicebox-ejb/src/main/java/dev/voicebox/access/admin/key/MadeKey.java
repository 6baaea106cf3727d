package dev.voicebox.access.admin.key;

import java.util.Objects;

/**
 * A key that was made.
 *
 * @param secret the key itself: shown once, kept nowhere
 */
public record MadeKey(KeyView view, String secret) {

    public MadeKey {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
        return "MadeKey[" + view.id() + "]";
    }
}
