package dev.voicebox.web.realtime;

import java.util.function.Consumer;

/** A connection as its writer needs it. */
interface Socket {

    /** Starts to send; {@code done} is called once, with {@code null} or the failure, perhaps before this returns. */
    void send(String text, Consumer<Throwable> done);

    void ping();

    /**
     * The connection is over: who still writes on it is to find that out. The container may let him wait for ever otherwise. To be
     * called again as long as somebody writes.
     */
    void giveUp();

    /**
     * To be called while the container still tells that the connection is over. What it forgets afterwards nobody can wake: gives up, and
     * waits until nobody writes any more, at most a second.
     */
    void release();

    /** Sends the close frame and ends the connection. */
    void close(int code, String reason);

    /**
     * Ends a connection through which nothing gets any more. Tries to say so; whatever the client says afterwards ends the
     * connection without its close frame, which would not come either.
     */
    void cut(int code, String reason);
}
