package dev.voicebox.it.matrix;

/** What a route wants to see of those who call. */
enum Door {
    /** An administrator's token. */
    TOKEN,
    /** The token of a platform-admin: a tenant's own administrator is not enough. */
    PLATFORM,
    /** An API key. */
    KEY,
    /** An API key, and a WebSocket handshake. */
    SOCKET,
    OPEN
}
