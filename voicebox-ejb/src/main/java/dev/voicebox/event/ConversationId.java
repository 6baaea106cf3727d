package dev.voicebox.event;

/** Names a conversation. */
public record ConversationId(String value) {
    public ConversationId {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("an id of conversation must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
