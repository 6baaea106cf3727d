package dev.voicebox.limit;

/** What was granted; only the budget that gave it knows more of it. */
public interface Grant {
    /** Of a budget that need not know. */
    Grant PLAIN = new Grant() {};
}
