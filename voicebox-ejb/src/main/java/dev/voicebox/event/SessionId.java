package dev.voicebox.event;

/** Names a session. */
public record SessionId(String value) {
    public SessionId {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("an id of session must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
