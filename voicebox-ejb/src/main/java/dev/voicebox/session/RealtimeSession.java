package dev.voicebox.session;

import java.time.Clock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.observe.LogSubject;
import dev.voicebox.session.line.ClientOutlet;

/** A live session: brings messages to its core one at a time and has performed what the core decides. Decides nothing. */
final class RealtimeSession implements ClientEnd {
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

    /** @param outlet made with what to do when another server has the session */
    RealtimeSession(
            SessionProfile profile,
            SessionWorld world,
            SessionCore.Parts parts,
            Function<Runnable, ClientOutlet> outlet,
            Surroundings around) {
        this.profile = profile;
        this.clock = world.clock();
        this.core = new SessionCore(profile, parts);
        this.ear = parts.ears().activity();
        this.outlet = outlet.apply(this::lost);
        this.onEnd = around.onEnd();
        this.mailbox =
                new Mailbox<>(world.executor(), message -> around.subject().during(() -> handle(message)));
        this.performer =
                new Performer(profile, world, new Performer.Partners(this.outlet, parts.budget()), mailbox::offer);
    }

    /** Whose lines of the log it writes, and who is told when it is over. */
    record Surroundings(LogSubject subject, Runnable onEnd) {}

    /** Says {@code session.created}; to be called once. Messages wait until that is done. */
    void begin() {
        mailbox.hold();
        performer.begin();
        performer.perform(core.begin(clock.instant()));
        mailbox.release();
    }

    @Override
    public SessionId id() {
        return profile.id();
    }

    /** The server stops: running answers may end first. */
    void stop() {
        happens(new SessionMessage.StopRequested());
    }

    /** Not waiting for anything. */
    void end(Ending why) {
        happens(new SessionMessage.EndRequested(why));
    }

    /** Another server has the session. */
    void lost() {
        happens(new SessionMessage.OwnershipLost());
    }

    @Override
    public void happens(SessionMessage message) {
        mailbox.offer(message);
    }

    private void handle(SessionMessage message) {
        if (message instanceof SessionMessage.OnLine said) {
            if (outlet.isOn(said.line())) {
                hear(said.said());
            }
        } else if (message instanceof SessionMessage.Reattached back) {
            attach(back);
        } else {
            step(message);
        }
    }

    private void attach(SessionMessage.Reattached back) {
        if (outlet.attach(back.client(), clock.instant())) {
            if (over) {
                performer.refuse();
            } else {
                step(back);
            }
        }
    }

    private void hear(SessionMessage said) {
        if (said instanceof SessionMessage.ClientSpoke || said instanceof SessionMessage.ClientRefused) {
            outlet.heard(clock.instant());
        }
        step(said);
    }

    private void step(SessionMessage message) {
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
        if (message instanceof SessionMessage.ClientGone && !profile.isResumable() || core.isOver()) {
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
