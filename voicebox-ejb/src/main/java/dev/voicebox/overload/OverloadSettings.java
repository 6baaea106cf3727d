package dev.voicebox.overload;

import java.util.Optional;
import java.util.function.Function;

/** @param refuses {@code voicebox.overload.refuse}: whether an overloaded server takes nothing new */
public record OverloadSettings(boolean refuses) {
    private static final String REFUSE = "voicebox.overload.refuse";

    /** @param value of a setting by its key */
    public static OverloadSettings read(Function<String, Optional<String>> value) {
        String text = value.apply(REFUSE).map(String::strip).orElse("true");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(REFUSE + " must be true or false");
        }
        return new OverloadSettings(text.equals("true"));
    }
}
