package dev.voicebox.removal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.voicebox.access.Standing;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.Ending;
import dev.voicebox.session.SessionOwner;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Asks of everybody with a session on this server whether they may still be here: soon after a notice, and from time to time, for
 * a key also ends by itself and a notice can be missed.
 */
final class Removal {
    private static final Ending SUSPENDED = new Ending(
            ErrorCode.TENANT_SUSPENDED, "This tenant is not served any more. Ask the operator of this server.");
    private static final Ending KEY_OVER = new Ending(
            ErrorCode.API_KEY_REVOKED, "The API key of this session was revoked or has expired. Use another one.");
    private static final Ending CLOSED = new Ending(ErrorCode.SESSION_CLOSED, "An administrator closed this session.");

    private final Conversations conversations;
    private final Standing standing;
    private final AtomicBoolean due = new AtomicBoolean();

    Removal(Conversations conversations, Standing standing) {
        this.conversations = Objects.requireNonNull(conversations, "conversations");
        this.standing = Objects.requireNonNull(standing, "standing");
    }

    /** Never waits: what is to be looked up is looked up by {@link #sweepIfDue}. */
    void onNotice(Notice notice) {
        switch (notice.kind()) {
            case KEY_CHANGED, TENANT_CHANGED, MISSED -> due.set(true);
            case SESSION_CLOSE ->
                conversations.end(
                        owner -> owner.session().value().equals(notice.id())
                                && notice.tenant()
                                        .filter(owner.tenant()::equals)
                                        .isPresent(),
                        CLOSED);
            case QUOTA_CHANGED, SESSION_CLAIMED -> {}
        }
    }

    void sweepIfDue() {
        if (due.compareAndSet(true, false)) {
            sweep();
        }
    }

    /** May wait for the database; asks it once for each key. */
    void sweep() {
        Map<Credential, Standing.Verdict> verdicts = new HashMap<>();
        for (SessionOwner owner : conversations.owners()) {
            verdicts.computeIfAbsent(Credential.of(owner), who -> standing.of(who.tenant(), who.project(), who.key()));
        }
        verdicts.forEach((who, verdict) -> {
            switch (verdict) {
                case TENANT_NOT_SERVED -> end(who, SUSPENDED);
                case KEY_OVER -> end(who, KEY_OVER);
                case GOOD, UNKNOWN -> {}
            }
        });
    }

    private void end(Credential who, Ending why) {
        conversations.end(owner -> Credential.of(owner).equals(who), why);
    }

    private record Credential(TenantId tenant, ProjectId project, Optional<String> key) {
        static Credential of(SessionOwner owner) {
            return new Credential(owner.tenant(), owner.project(), owner.key());
        }

        @Override
        public String toString() {
            return "Credential[" + tenant + ", " + project + ", " + (key.isPresent() ? "1" : "0") + "]";
        }
    }
}
