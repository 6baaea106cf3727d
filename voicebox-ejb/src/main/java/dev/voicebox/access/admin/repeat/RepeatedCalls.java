package dev.voicebox.access.admin.repeat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.access.admin.Administrator;
import dev.voicebox.aead.AesGcm;
import dev.voicebox.persistence.repeat.IdempotentCallRows;
import dev.voicebox.persistence.repeat.IdempotentCallRows.Kept;
import dev.voicebox.persistence.repeat.IdempotentCallRows.Place;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/**
 * What calls with an {@code Idempotency-Key} were answered, for 24 hours, so that the same call again gets the same answer. Keys of
 * two administrators, or of two tenants, have nothing to do with each other. Answers may hold a new API key and are encrypted. Every
 * method throws a RuntimeException when the database cannot be asked.
 */
public final class RepeatedCalls {
    private static final Duration KEPT_FOR = Duration.ofHours(24);
    /** A call that is not answered after that died with its server. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private static final String PLATFORM = "-platform-";

    private final UnitOfWork work;
    private final AesGcm sealing;
    private final Clock clock;

    public RepeatedCalls(UnitOfWork work, AesGcm sealing, Clock clock) {
        this.work = Objects.requireNonNull(work, "work");
        this.sealing = Objects.requireNonNull(sealing, "sealing");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Whose call it is, and what they call it. */
    public record Name(Administrator who, String key) {
        @Override
        public String toString() {
            return "Name[" + who + ", " + Redacted.text(key) + "]";
        }
    }

    /** What was answered, of any form. */
    public record Answer(int status, byte[] content) {
        @Override
        public String toString() {
            return "Answer[" + status + ", " + Redacted.bytes(content) + "]";
        }
    }

    /** What is known of a call. */
    public enum State {
        /** It is the first, and has begun. */
        NEW,
        /** It was answered, and here is what. */
        ANSWERED,
        /** It has not been answered yet. */
        RUNNING,
        /** Another call was called the same. */
        OTHER
    }

    public record Found(State state, Optional<Answer> answer) {}

    /** @param call all that makes it this call */
    public Found begin(Name name, byte[] call) {
        byte[] hash = sha256(call);
        Place place = place(name);
        Instant now = clock.instant();
        Optional<Kept> before = work.inTransaction(tenant(name), entities -> {
            IdempotentCallRows rows = new IdempotentCallRows(entities);
            boolean first = rows.begin(place, hash, now, now.minus(KEPT_FOR), now.minus(LONGEST_CALL));
            return first ? Optional.empty() : rows.find(place);
        });
        return before.map(kept -> found(place, kept, hash)).orElse(new Found(State.NEW, Optional.empty()));
    }

    public void finish(Name name, Answer answer) {
        Place place = place(name);
        byte[] sealed = sealing.seal(answer.content(), bytes(place));
        work.inTransaction(tenant(name), entities -> {
            new IdempotentCallRows(entities).finish(place, answer.status(), sealed);
            return null;
        });
    }

    /** Nothing happened: the same may be tried again. */
    public void drop(Name name) {
        work.inTransaction(tenant(name), entities -> {
            new IdempotentCallRows(entities).drop(place(name));
            return null;
        });
    }

    /** Those that are too old. */
    public int sweep() {
        Instant oldest = clock.instant().minus(KEPT_FOR);
        return work.acrossTenants(entities -> new IdempotentCallRows(entities).forgetBefore(oldest));
    }

    private Found found(Place place, Kept kept, byte[] hash) {
        if (!Arrays.equals(kept.callHash(), hash)) {
            return new Found(State.OTHER, Optional.empty());
        }
        if (kept.status() == null) {
            return new Found(State.RUNNING, Optional.empty());
        }
        // One that no key opens any more was sealed before the master key was changed twice: it counts as another's.
        return sealing.open(kept.answer(), bytes(place))
                .map(content -> new Found(State.ANSWERED, Optional.of(new Answer(kept.status(), content))))
                .orElse(new Found(State.OTHER, Optional.empty()));
    }

    private static TenantId tenant(Name name) {
        return name.who().tenant().orElseGet(() -> new TenantId(PLATFORM));
    }

    private static Place place(Name name) {
        byte[] subject = name.who().subject().getBytes(StandardCharsets.UTF_8);
        return new Place(tenant(name).value(), HexFormat.of().formatHex(sha256(subject)), name.key());
    }

    private static byte[] bytes(Place place) {
        return (place.tenantId() + '|' + place.administrator() + '|' + place.key()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
