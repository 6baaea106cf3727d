package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.Ids;
import dev.voicebox.event.SessionId;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * What a session is from its first moment.
 *
 * @param maxDuration after which it ends
 * @param drainPatience how long running answers may go on when the server stops
 * @param resumeWindow how long the session waits for a client that is gone; zero: it ends with its client
 * @param past what there was of it on other servers
 * @param extension shown beside {@code session.created} as {@code voicebox}, or {@code null}
 * @param asker for whom the policy is asked
 */
public record SessionProfile(
        SessionId id,
        TenantId tenant,
        ProjectId project,
        SessionConfig config,
        Duration maxDuration,
        Duration drainPatience,
        Duration resumeWindow,
        SessionPast past,
        ObjectNode extension,
        Asker asker) {

    /** A session of a caller that this server let in itself. */
    public SessionProfile(
            SessionId id,
            TenantId tenant,
            ProjectId project,
            SessionConfig config,
            Duration maxDuration,
            Duration drainPatience,
            SessionPast past,
            ObjectNode extension) {
        this(id, tenant, project, config, maxDuration, drainPatience, Duration.ZERO, past, extension, Asker.SERVER);
    }

    /** A session that begins. */
    public SessionProfile(
            SessionId id,
            TenantId tenant,
            ProjectId project,
            SessionConfig config,
            Duration maxDuration,
            Duration drainPatience,
            ObjectNode extension) {
        this(id, tenant, project, config, maxDuration, drainPatience, SessionPast.NONE, extension);
    }

    /** Whether a client that is gone may come back. */
    boolean isResumable() {
        return !resumeWindow.isZero();
    }

    /** Of its conversation: a session that moves takes the name along. */
    ConversationId conversation(Ids ids) {
        int name = id.value().indexOf('_') + 1;
        return isResumable() ? new ConversationId("conv_" + id.value().substring(name)) : ids.nextConversation();
    }

    /** When a session that begins now has lived as long as it may. */
    Instant expires(Instant now) {
        return past.left().map(SessionPast.Left::expires).orElseGet(() -> now.plus(maxDuration));
    }

    /** As the public service says it. */
    String expiry() {
        long seconds = maxDuration.toSeconds();
        String length = seconds % 60 == 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
        return "Your session hit the maximum duration of " + length + ".";
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    @Override
    public String toString() {
        return "SessionProfile[" + id + ", " + tenant + ", " + project + ", " + config + ", " + maxDuration + ", "
                + drainPatience + ", " + resumeWindow + ", " + past + ", " + Redacted.json(extension) + "]";
    }
}
