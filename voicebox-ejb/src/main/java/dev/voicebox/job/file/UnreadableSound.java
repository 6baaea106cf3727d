package dev.voicebox.job.file;

/** A file that holds no sound that can be read; the message is for whoever sent it and says what to send instead. */
public final class UnreadableSound extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableSound(String message) {
        super(message);
    }
}
