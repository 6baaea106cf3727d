package dev.voicebox.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.Claim;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.NotResumable;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.SessionFacts;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StatesUnavailable;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.line.Attachment;
import dev.voicebox.session.line.LoggedOutlet;
import dev.voicebox.session.line.NotResumed;
import dev.voicebox.session.line.OnePerSession;
import dev.voicebox.session.remains.Remains;

/** Opens sessions that outlive their connections, and brings clients back to them. */
final class ResumableSessions {
    private static final Logger LOG = Logger.getLogger(ResumableSessions.class.getName());
    /** Records of two owners of a session never share a number. */
    private static final int EPOCH_BITS = 32;

    private final Resuming resuming;
    private final SessionOpening opening;
    private final SessionRegister sessions;
    private final SessionMaking making;
    private final OnePerSession turns = new OnePerSession();

    ResumableSessions(Resuming resuming, SessionOpening opening, SessionRegister sessions, SessionMaking making) {
        this.resuming = resuming;
        this.opening = opening;
        this.sessions = sessions;
        this.making = making;
        resuming.log().onLost(this::lost);
    }

    static ProtocolViolation refusal() {
        return new ProtocolViolation(NotResumed.ERROR);
    }

    /** Empty when it could not be written down that there is such a session. */
    Optional<SessionHandle> open(Subject subject, SessionConfig config, ClientChannel channel) {
        Instant now = making.now();
        Instant expires = making.expiry(now);
        ObjectNode shown = config.document(subject.key().session().value(), expires.getEpochSecond());
        try {
            Opened opened = resuming.states().begin(subject.key(), new SessionFacts(shown, now, expires));
            return Optional.of(begin(subject, config, opened, channel));
        } catch (StatesUnavailable e) {
            LOG.log(Level.WARNING, "a session cannot be resumed if its connection is lost", e);
            return Optional.empty();
        }
    }

    private SessionHandle begin(Subject subject, SessionConfig config, Opened opened, ClientChannel channel) {
        try {
            SessionMaking.Wanted wanted = new SessionMaking.Wanted(
                    subject, config, SessionPast.NONE, resuming.window(), resuming.shown(opened.token()));
            return begin(wanted, Attachment.first(opened.lease(), channel));
        } catch (RuntimeException failure) {
            resuming.log().end(opened.lease(), EndReason.CONNECTION_LOST);
            throw failure;
        }
    }

    /** One after the other: who comes twice, as the first time took him too long, must find what was taken up for him by then. */
    SessionHandle resume(ResumeRequest request, ClientChannel channel) throws ProtocolViolation {
        synchronized (turns.of(request.key())) {
            return resumeNow(request, channel);
        }
    }

    private SessionHandle resumeNow(ResumeRequest request, ClientChannel channel) throws ProtocolViolation {
        Claim claim = claim(request);
        Optional<RealtimeSession> here = sessions.find(request.key())
                .filter(held -> claim.continues(held.lease()))
                .map(SessionRegister.Leased::session);
        Attachment client = Attachment.again(claim.lease(), channel, request.after());
        if (here.isPresent()) {
            return goOn(here.get(), client, claim);
        }
        // One that is here and does not go on was lost long ago, and does not know it.
        sessions.find(request.key()).ifPresent(held -> held.session().lost());
        return takeUp(request, client, claim);
    }

    private Claim claim(ResumeRequest request) throws ProtocolViolation {
        try {
            return resuming.states().claim(request.key(), request.token(), request.after());
        } catch (NotResumable e) {
            throw refusal();
        } catch (StatesUnavailable e) {
            // It may be there still: its client is not told that it is not.
            throw new NotNow(e);
        }
    }

    private SessionHandle goOn(RealtimeSession session, Attachment client, Claim claim) {
        sessions.lease(session, claim.lease());
        session.happens(new SessionMessage.Reattached(client, resumed(claim)));
        return new SessionLine(session, claim.lease().epoch());
    }

    private SessionHandle takeUp(ResumeRequest request, Attachment client, Claim claim) throws ProtocolViolation {
        try {
            SessionFacts facts = claim.state().facts();
            SessionConfig config = opening.restored(request.key().tenant(), facts.config());
            Remains remains = Remains.of(tail(claim.events()));
            SessionPast past = new SessionPast(
                    claim.lease().epoch() << EPOCH_BITS,
                    kept(claim, remains),
                    Optional.of(new SessionPast.Left(facts.expires(), remains)));
            Subject subject = new Subject(request.key(), request.asker(), request.trace());
            return begin(new SessionMaking.Wanted(subject, config, past, resuming.window(), resumed(claim)), client);
        } catch (ProtocolViolation | RuntimeException failure) {
            // Of the failure its kind alone: it may repeat what the session is.
            LOG.log(Level.WARNING, "session {0} could not be taken up: {1}", new Object[] {
                request.key().session(), failure.getClass().getName()
            });
            resuming.log().release(claim.lease());
            throw refusal();
        }
    }

    /** The items of the conversation; of a deletion its client may have been told, and nothing else have come of it. */
    private List<Item> kept(Claim claim, Remains remains) {
        Map<Boolean, List<Item>> items =
                claim.state().items().stream().collect(Collectors.partitioningBy(item -> remains.isDeleted(item.id())));
        items.get(true).forEach(item -> resuming.log().note(claim.lease(), new StateChange.ItemDropped(item.id())));
        return items.get(false);
    }

    private SessionHandle begin(SessionMaking.Wanted wanted, Attachment client) {
        Lease lease = client.lease();
        RealtimeSession session = making.make(
                wanted,
                (ids, onLost) -> new LoggedOutlet(
                        client,
                        new LoggedOutlet.Means(resuming.log(), resuming.writer(), ids, resuming.replaysAudio()),
                        making.now(),
                        onLost));
        sessions.lease(session, lease);
        making.begin(session, wanted.subject().owner());
        return new SessionLine(session, lease.epoch());
    }

    private void lost(Lease lease) {
        sessions.find(lease.key())
                .filter(held -> held.lease().epoch() <= lease.epoch())
                .ifPresent(held -> held.session().lost());
    }

    /** Both are what comes last: the longer has the other in it. */
    private static List<StoredEvent> tail(Claim.Events events) {
        return events.answer().size() > events.unseen().size() ? events.answer() : events.unseen();
    }

    private ObjectNode resumed(Claim claim) {
        return resuming.shown(claim.token()).put("resumed", true);
    }
}
