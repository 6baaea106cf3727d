package dev.voicebox.job.stream.language;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.language.ModelRequest;
import dev.voicebox.privacy.Redacted;

/**
 * What is to be answered. Whose it is stands at its address; it names no key.
 *
 * @param provider the only one that is to be asked, or {@code null} for all in their order
 */
record ModelOrder(String provider, ModelRequest request) {
    ModelOrder {
        Objects.requireNonNull(request, "request");
    }

    Optional<String> only() {
        return Optional.ofNullable(provider);
    }

    @Override
    public String toString() {
        return "ModelOrder[" + Redacted.text(provider) + ", " + request + "]";
    }
}
