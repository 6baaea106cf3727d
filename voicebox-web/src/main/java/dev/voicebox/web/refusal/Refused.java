package dev.voicebox.web.refusal;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.access.AccessDenied;

/** The call ends here; what the caller is told is in the refusal. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient AccessDenied.Holder holder;

    public Refused(Refusal refusal) {
        this(refusal, Optional.empty());
    }

    /** Of a caller whose credential is known, or not. */
    public Refused(Refusal refusal, Optional<AccessDenied.Holder> holder) {
        super(refusal.code(), null, false, false);
        this.refusal = Objects.requireNonNull(refusal);
        this.holder = holder.orElse(null);
    }

    public Optional<AccessDenied.Holder> holder() {
        return Optional.ofNullable(holder);
    }

    public Refusal refusal() {
        return refusal;
    }
}
