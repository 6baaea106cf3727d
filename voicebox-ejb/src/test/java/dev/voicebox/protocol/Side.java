package dev.voicebox.protocol;

/** Who says an event. */
public enum Side {
    CLIENT,
    SERVER;

    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
