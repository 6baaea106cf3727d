package dev.voicebox.journal;

/** What a session is for. */
public enum SessionKind {
    REALTIME,
    TRANSCRIPTION
}
