package dev.voicebox.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.erasure.ErasureRow;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/**
 * A request to erase, and how far it has come. From its first moment on nothing of what it names is written any more; once it is
 * {@link Progress#FINISHED} nothing of it is left.
 *
 * @param session empty for all sessions
 * @param upTo what happened later stays; of one session everything goes
 * @param byAge whether only sessions that ended before {@code upTo} go
 * @param byRule whether it is the tenant's retention that asks
 * @param erased rows that are gone, by table; keys and records of Redis under {@code redis}
 */
public record Erasure(
        TenantId tenant,
        String id,
        Optional<SessionId> session,
        boolean byAge,
        boolean byRule,
        String requestedBy,
        Instant requestedAt,
        Instant upTo,
        Progress progress,
        Map<String, Long> erased,
        Optional<Instant> finishedAt) {

    /** Of a request. */
    public enum Progress {
        /** Rows and keys are being deleted. */
        ERASING,
        /** All were deleted; whether something was still on its way then is looked at half a minute after the request. */
        LOOKING_AGAIN,
        FINISHED
    }

    static Erasure of(ErasureRow row) {
        return new Erasure(
                new TenantId(row.tenant()),
                row.id(),
                Optional.ofNullable(row.session()).map(SessionId::new),
                row.reason() != ErasureRow.Reason.REQUESTED,
                row.reason() == ErasureRow.Reason.RETENTION,
                row.requestedBy(),
                row.requestedAt(),
                row.upTo(),
                progress(row.stage()),
                row.erased(),
                Optional.ofNullable(row.finishedAt()));
    }

    private static Progress progress(ErasureRow.Stage stage) {
        return switch (stage) {
            case ROWS, REDIS -> Progress.ERASING;
            case ROWS_AGAIN, REDIS_AGAIN -> Progress.LOOKING_AGAIN;
            case FINISHED -> Progress.FINISHED;
        };
    }

    @Override
    public String toString() {
        return "Erasure[" + tenant + ", " + id + ", " + (session.isPresent() ? "1" : "0") + ", " + byAge + ", " + byRule
                + ", "
                + Redacted.text(requestedBy) + ", " + requestedAt + ", " + upTo + ", " + progress + ", "
                + Redacted.entries(erased) + ", " + finishedAt + "]";
    }
}
