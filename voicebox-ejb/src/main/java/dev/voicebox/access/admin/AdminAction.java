package dev.voicebox.access.admin;

/** What is done with it. */
public enum AdminAction {
    READ,
    CREATE,
    UPDATE,
    DELETE
}
