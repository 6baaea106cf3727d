package dev.voicebox.tenant;

/** Names a project. */
public record ProjectId(String value) {
    public ProjectId {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("an id of a project must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
