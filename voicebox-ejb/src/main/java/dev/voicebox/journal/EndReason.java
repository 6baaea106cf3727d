package dev.voicebox.journal;

/** Why a session is over. */
public enum EndReason {
    /** Its client closed it, with 1000 or 1001. */
    CLIENT_CLOSED,
    /** Its client is gone without a word. */
    CONNECTION_LOST,
    /** It lived as long as it may. */
    EXPIRED,
    /** The server stopped. */
    SERVER_STOPPED,
    /** Its caller may no longer be here, or an administrator closed it. */
    CLOSED_BY_ADMINISTRATOR,
    /** The server that had it is gone without a word, and another has noticed. What that server itself wrote counts for more. */
    GATEWAY_LOST
}
