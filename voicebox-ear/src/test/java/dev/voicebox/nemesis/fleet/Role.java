package dev.voicebox.nemesis.fleet;

/** What a process of the fleet is for. */
public enum Role {
    GATEWAY,
    POSTGRES,
    REDIS,
    KAFKA
}
