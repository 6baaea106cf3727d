package dev.voicebox.session;

import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.observe.LogSubject;

/** A live session: brings messages to its core one at a time and has performed what the core decides. Decides nothing. */
final class RealtimeSession implements SessionHandle {
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class.getName());

    private final SessionProfile profile;
    private final Clock clock;
    private final SessionCore core;
    private final SpeechProbability ear;
    private final ClientOutlet outlet;
    private final Runnable onEnd;
    private final Mailbox<SessionMessage> mailbox;
    private final Performer performer;
    private boolean over;

    RealtimeSession(
            SessionProfile profile,
            SessionWorld world,
            SessionCore.Parts parts,
            ClientChannel channel,
            Surroundings around) {
        this.profile = profile;
        this.clock = world.clock();
        this.core = new SessionCore(profile, parts);
        this.ear = parts.ears().activity();
        this.outlet = new ClientOutlet(channel, parts.ids());
        this.onEnd = around.onEnd();
        this.mailbox =
                new Mailbox<>(world.executor(), message -> around.subject().during(() -> handle(message)));
        this.performer = new Performer(profile, world, outlet, mailbox::offer);
    }

    /** Whose lines of the log it writes, and who is told when it is over. */
    record Surroundings(LogSubject subject, Runnable onEnd) {}

    /** Says {@code session.created}; to be called once, before any message. */
    void begin() {
        performer.begin();
        performer.perform(core.begin(clock.instant()));
    }

    @Override
    public SessionId id() {
        return profile.id();
    }

    @Override
    public void offer(ClientEvent event) {
        mailbox.offer(new SessionMessage.ClientSpoke(event));
    }

    @Override
    public void refuse(ProtocolError error) {
        mailbox.offer(new SessionMessage.ClientRefused(error));
    }

    @Override
    public void writable(boolean writable) {
        mailbox.offer(new SessionMessage.ClientWritable(writable));
    }

    @Override
    public void disconnected(int code) {
        mailbox.offer(new SessionMessage.ClientGone(code));
    }

    /** The server stops: running answers may end first. */
    void stop() {
        mailbox.offer(new SessionMessage.StopRequested());
    }

    /** Not waiting for anything. */
    void end(Ending why) {
        mailbox.offer(new SessionMessage.EndRequested(why));
    }

    private void handle(SessionMessage message) {
        performer.note(message);
        try {
            performer.perform(core.step(message, clock.instant()));
        } catch (RuntimeException bug) {
            LOG.log(
                    Level.SEVERE,
                    "session " + id() + ": a message of type "
                            + message.getClass().getSimpleName() + " could not be handled",
                    bug);
            performer.send(new ServerEvent.Failure(ProtocolError.server(
                    ErrorCode.INTERNAL_ERROR, "The server had an error while handling this. The session goes on.")));
        }
        if (message instanceof SessionMessage.ClientGone || performer.hasClosed()) {
            end();
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        performer.stop();
        ear.close();
        onEnd.run();
    }
}
