package dev.voicebox.event;

/** Names one answer. */
public record ResponseId(String value) {
    public ResponseId {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("an id of response must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
