package dev.voicebox.history;

import java.time.Instant;
import java.util.Optional;

import dev.voicebox.persistence.history.StoredSession;
import dev.voicebox.tenant.TenantId;

/** A session, as far as it has been written: of one whose beginning is still on its way, kind and model are not known. */
public record PastSession(
        TenantId tenant,
        String project,
        String id,
        Optional<String> kind,
        Optional<String> model,
        Optional<String> voice,
        Instant startedAt,
        Optional<End> end) {

    /** @param reason one word */
    public record End(Instant at, String reason) {}

    static PastSession of(TenantId tenant, StoredSession row) {
        return new PastSession(
                tenant,
                row.projectId(),
                row.id(),
                Optional.ofNullable(row.kind()),
                Optional.ofNullable(row.model()),
                Optional.ofNullable(row.voice()),
                row.startedAt(),
                Optional.ofNullable(row.endedAt()).map(at -> new End(at, row.endReason())));
    }
}
