package dev.voicebox.protocol;

import java.util.stream.Stream;

/** What VoiceBox does with something that the protocol names. */
public enum Here {
    SUPPORTED("supported"),
    DIFFERS("differs"),
    /** Taken from clients and shown to them. */
    NO_EFFECT("no effect"),
    /** Refused from clients, never sent to them. */
    NO("no");

    private final String title;

    Here(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    static Here of(String title) {
        return Stream.of(values())
                .filter(here -> here.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("here is none of ours: " + title));
    }
}
