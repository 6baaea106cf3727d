package dev.voicebox.access;

/** With what a caller came in. */
public enum CredentialKind {
    API_KEY,
    CLIENT_SECRET
}
