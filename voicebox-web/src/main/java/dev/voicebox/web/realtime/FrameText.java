package dev.voicebox.web.realtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the parts of one message together and refuses to hold more than a message may have. Parts stay apart until the
 * last one is there: a growing buffer would take three times as much.
 */
final class FrameText {
    /** 15 MiB of audio as base64 are 20 MiB; the limit leaves room for the event around it. */
    static final int MAX_LENGTH = 21 * 1024 * 1024;

    static final int MAX_PARTS = 100_000;

    private final List<String> parts = new ArrayList<>();
    private int length;
    private boolean overflown;

    /** The whole message with its last part, else {@code null}. After an overflow everything is dropped. */
    String add(String part, boolean last) {
        length = Math.addExact(length, part.length());
        if (length > MAX_LENGTH || parts.size() >= MAX_PARTS) {
            overflown = true;
            parts.clear();
            length = 0;
        }
        if (overflown) {
            return null;
        }
        if (last && parts.isEmpty()) {
            length = 0;
            return part;
        }
        parts.add(part);
        return last ? whole() : null;
    }

    boolean isOverflown() {
        return overflown;
    }

    private String whole() {
        StringBuilder text = new StringBuilder(length);
        parts.forEach(text::append);
        parts.clear();
        length = 0;
        return text.toString();
    }
}
