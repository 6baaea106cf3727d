package dev.voicebox.language.failover;

import dev.voicebox.language.ModelListener;

/**
 * White space before the first word. It is of no use to a listener, so it chooses nobody: a model that sends nothing else is
 * as mute as one that sends nothing. When a word comes, it is told with it.
 */
final class Opening {
    /** Characters; what a provider sends beyond it is no indentation. */
    private static final int MOST = 1024;

    private final StringBuilder held = new StringBuilder();
    private boolean told;

    void add(String delta) {
        if (told || !delta.isBlank() || held.length() + delta.length() <= MOST) {
            held.append(delta);
        }
    }

    /** All that was added since the last time. */
    void tell(ModelListener out) {
        told = true;
        if (held.length() > 0) {
            String text = held.toString();
            held.setLength(0);
            out.onText(text);
        }
    }
}
