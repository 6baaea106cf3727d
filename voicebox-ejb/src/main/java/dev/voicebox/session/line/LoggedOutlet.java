package dev.voicebox.session.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.wire.ServerEventWriter;

/**
 * Of a session that can be resumed: an event is written once, goes to where every gateway can read it, and from there to the
 * socket, so that no client has seen what a successor would not know.
 */
public final class LoggedOutlet implements ClientOutlet {
    /** To a client whose session has another one now. */
    public static final int DISPLACED = 4409;

    public static final String DISPLACED_REASON = "displaced";

    /** A client may speak before it has read that it is back. */
    private static final Duration TOKEN_TAKES = Duration.ofSeconds(5);

    private final Means means;
    private final Runnable onLost;
    private Attachment here;
    private Line line;
    /** When the client that speaks has its new token for sure, so that the former one is of no use; {@code null} when it has. */
    private Instant tokenSettles;

    /** @param replaysAudio whether the sound of answers is kept for clients that come back */
    public record Means(EventLog log, ServerEventWriter writer, Ids ids, boolean replaysAudio) {}

    /** @param onLost run on any thread, perhaps more than once, that another gateway has the session */
    public LoggedOutlet(Attachment first, Means means, Instant now, Runnable onLost) {
        this.means = means;
        this.onLost = onLost;
        seat(first, now);
    }

    @Override
    public void send(ServerEvent event) {
        if (event instanceof ServerEvent.SessionUpdated updated) {
            note(new StateChange.ConfigChanged(updated.session()));
        }
        append(written(event), keepingOf(event));
        if (event instanceof ItemEvent.Deleted deleted) {
            // Not before its client can know: whoever takes the session up between the two sees the event.
            note(new StateChange.ItemDropped(deleted.item()));
        }
    }

    @Override
    public void close(int code, String reason) {
        line.close(code, reason);
    }

    @Override
    public void note(StateChange change) {
        means.log().note(here.lease(), change);
    }

    @Override
    public boolean isOn(long number) {
        return here.lease().epoch() == number;
    }

    @Override
    public void heard(Instant now) {
        if (tokenSettles != null && now.isAfter(tokenSettles)) {
            tokenSettles = null;
            note(new StateChange.TokenReceived());
        }
    }

    @Override
    public void detach() {
        line = Line.nowhere();
    }

    @Override
    public boolean attach(Attachment next, Instant now) {
        boolean newer = next.lease().epoch() > here.lease().epoch();
        if (newer) {
            close(DISPLACED, DISPLACED_REASON);
            seat(next, now);
        } else {
            new Line(next.channel()).close(DISPLACED, DISPLACED_REASON);
        }
        return newer;
    }

    @Override
    public void refuse() {
        line.expect();
        refuse(line);
    }

    @Override
    public void replay() {
        Line to = line;
        to.expect();
        means.log().replay(here.lease(), here.after(), missed -> missed.ifPresentOrElse(to::arrive, () -> refuse(to)));
    }

    @Override
    public void end(EndReason why) {
        means.log().end(here.lease(), why);
    }

    @Override
    public void release() {
        means.log().release(here.lease());
    }

    private void seat(Attachment client, Instant now) {
        here = client;
        line = new Line(client.channel());
        tokenSettles = client.isReturn() ? now.plus(TOKEN_TAKES) : null;
    }

    private StoredEvent written(ServerEvent event) {
        String id = means.ids().nextEvent();
        return new StoredEvent(id, event.type(), means.writer().write(id, event));
    }

    private Keeping keepingOf(ServerEvent event) {
        if (event instanceof ServerEvent.SessionCreated) {
            return here.greeting();
        }
        // Of what is left of a budget, only the last counts, and that comes with each greeting.
        boolean passes = event instanceof ServerEvent.RateLimitsUpdated
                || event instanceof ResponseEvent.AudioDelta && !means.replaysAudio();
        return passes ? Keeping.PASSING : Keeping.STORED;
    }

    private void append(StoredEvent event, Keeping keeping) {
        Line to = line;
        int length = event.json().length();
        to.expect();
        to.carries(length);
        means.log().append(here.lease(), event, keeping, became -> {
            if (became == Appended.FENCED) {
                to.leave();
                onLost.run();
            } else {
                to.arrive(List.of(event));
            }
            to.carries(-length);
        });
    }

    /** What it missed cannot be read any more: better no line than one with a hole in it. */
    private void refuse(Line to) {
        to.breakOff(written(new ServerEvent.Failure(NotResumed.ERROR)), NotResumed.CLOSE_CODE, NotResumed.CLOSE_REASON);
    }
}
