package dev.voicebox.completion;

import dev.voicebox.completion.CompletionFailure.Kind;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.http.RetryAfter;

/** What a caller is told of a provider's failure. Of a key of the tenant's own the settings of the server say nothing. */
final class FailureWording {
    /** Seconds; longer is not worth waiting for. */
    private static final int MOST_WAIT = 3_600;

    private FailureWording() {}

    static CompletionFailure of(ModelFailure failure, boolean own) {
        Kind kind = own ? kindForOwner(failure.kind()) : kind(failure.kind());
        int wait = failure.retryAfter()
                .map(rest -> (int) Math.min(MOST_WAIT, RetryAfter.seconds(rest)))
                .orElse(0);
        return new CompletionFailure(kind, own ? forOwner(failure) : failure.message(), wait);
    }

    private static Kind kind(ModelFailure.Kind kind) {
        return switch (kind) {
            case RATE_LIMITED -> Kind.BUSY;
            case TIMEOUT -> Kind.TIMEOUT;
            case REFUSED, UNSUPPORTED, FORBIDDEN -> Kind.REFUSED;
            case RESTING -> Kind.BUSY;
            default -> Kind.PROVIDER_FAILED;
        };
    }

    /** Key, address and model are the owner's to mend: the same call again would fail again. */
    private static Kind kindForOwner(ModelFailure.Kind kind) {
        return switch (kind) {
            case UNAUTHORISED -> Kind.UNUSABLE_CREDENTIAL;
            case MISCONFIGURED -> Kind.REFUSED;
            default -> kind(kind);
        };
    }

    private static String forOwner(ModelFailure failure) {
        return "The provider " + failure.provider() + " "
                + switch (failure.kind()) {
                    case RATE_LIMITED -> "has no capacity for your key now. Try again later.";
                    case RESTING -> "failed with your key five times in a row, or asked to wait. Try again later.";
                    case TIMEOUT -> "did not answer in time.";
                    case REFUSED, UNSUPPORTED -> "refuses the request.";
                    case FORBIDDEN -> "does not answer this, by its rules.";
                    case EMPTY -> "ended its answer without a word.";
                    case MISCONFIGURED -> "does not know the address or the model, or wants to be paid. Check them.";
                    case UNAUTHORISED -> "refuses your key. Store another one.";
                    case UNREACHABLE -> "cannot be reached at the address of your credential, or broke off.";
                    case TRUNCATED -> "broke off before its answer was complete.";
                    default -> "failed.";
                };
    }
}
