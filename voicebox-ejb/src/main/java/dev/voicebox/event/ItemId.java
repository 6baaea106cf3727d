package dev.voicebox.event;

/** Names an item; unique within its session only, because clients may choose it (1 to 32 characters). */
public record ItemId(String value) {
    public ItemId {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("an id of item must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
