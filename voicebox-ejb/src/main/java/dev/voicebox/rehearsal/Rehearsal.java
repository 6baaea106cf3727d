package dev.voicebox.rehearsal;

import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.AccessGate;
import dev.voicebox.access.Caller;
import dev.voicebox.access.ContentCheck;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.access.KeyMint;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.PolicyInForce;
import dev.voicebox.policy.Question;
import dev.voicebox.resume.RelayedResumeMeter;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.Ending;
import dev.voicebox.session.LocalConversations;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.Scope;
import dev.voicebox.tenant.TenantId;

/**
 * What a server needs to play both sides of a call: sessions that share Redis with all others and have neither a history nor a
 * language model.
 */
public final class Rehearsal {
    /** No tenant is called so. */
    static final TenantId NOBODY = new TenantId("-rehearsal-");

    private static final ProjectId NOTHING = new ProjectId("default");
    private static final Ending OVER = new Ending(ErrorCode.SERVICE_UNAVAILABLE, "The rehearsal is over.");

    private final Doors doors;
    private final LocalConversations conversations;
    private final boolean resumes;
    private final RelayedResumeMeter meter;

    /** What a caller is asked before there is a session. */
    record Doors(AccessGate gate, KeyMint keys, ContentCheck content, PolicyInForce policy) {}

    /** @param resumes whether sessions outlive their connections */
    Rehearsal(Doors doors, LocalConversations conversations, boolean resumes, RelayedResumeMeter meter) {
        this.doors = Objects.requireNonNull(doors, "doors");
        this.conversations = Objects.requireNonNull(conversations, "conversations");
        this.resumes = resumes;
        this.meter = Objects.requireNonNull(meter, "meter");
    }

    public Conversations conversations() {
        return conversations;
    }

    public boolean resumes() {
        return resumes;
    }

    /** Whose sessions they are. */
    public Caller caller() {
        return new Caller(NOBODY, NOTHING, CredentialKind.API_KEY, "rehearsal", null);
    }

    /** Has a key looked for that nobody has, and a policy decide about nothing. May wait for PostgreSQL. */
    public void askAtTheDoors() {
        try {
            doors.gate().admit(doors.keys().mint().value());
        } catch (AccessDenied asItShould) {
            // It was looked for.
        }
        doors.content().canKeep(NOBODY);
        doors.policy()
                .tryOut(new Question(
                        EntryPoint.ALLOW,
                        NOBODY,
                        NOTHING,
                        "rehearsal",
                        Set.of(Scope.REALTIME_CONNECT.word()),
                        JsonNodeFactory.instance.objectNode().put("action", "realtime.connect")));
    }

    /** As if the gateway that has them had died. Returns before they are gone: see {@link Conversations#openSessions()}. */
    public void loseSessions() {
        conversations.forget();
    }

    /** What becomes of sessions meanwhile is not counted. */
    public void uncounted(Runnable work) {
        meter.withoutWatch(work);
    }

    /** Ends what was left. */
    public void end() {
        conversations.end(owner -> true, OVER);
    }
}
