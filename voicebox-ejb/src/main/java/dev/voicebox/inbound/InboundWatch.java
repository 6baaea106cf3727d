package dev.voicebox.inbound;

import dev.voicebox.inbound.said.Skipped;

/** Is told what a person should know of. On any thread. */
public interface InboundWatch {
    void taken();

    /** @param message says nothing of the content */
    void skipped(Skipped.Reason reason, String message);

    /** A record was skipped, for it could not be handled. */
    void failed(RuntimeException bug);

    /** Something that records need is away: they wait in their topic. */
    void waits(String why);
}
