package dev.voicebox.session.line;

import java.util.Objects;

import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.session.ClientChannel;

/**
 * A client on a session that can be resumed.
 *
 * @param lease with which the session speaks to it; its epoch names the line
 * @param greeting how the {@code session.created} that it gets stands in the log: its token must not be stored
 */
public record Attachment(Lease lease, ClientChannel channel, Keeping greeting) {
    public Attachment {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(greeting, "greeting");
    }

    /** The first client of a session. */
    public static Attachment first(Lease lease, ClientChannel channel) {
        return new Attachment(lease, channel, Keeping.PASSING);
    }

    /** @param after id of the event that it saw last */
    public static Attachment again(Lease lease, ClientChannel channel, String after) {
        return new Attachment(lease, channel, new Keeping.Greeting(after));
    }

    /** Id of the event that the client saw last; {@code null} for one that has seen nothing. */
    String after() {
        return greeting instanceof Keeping.Greeting again ? again.after() : null;
    }

    boolean isReturn() {
        return greeting instanceof Keeping.Greeting;
    }
}
