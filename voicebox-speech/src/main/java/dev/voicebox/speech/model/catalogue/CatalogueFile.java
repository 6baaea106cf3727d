package dev.voicebox.speech.model.catalogue;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.speech.privacy.Redacted;

/**
 * A file of a model.
 *
 * @param name in the folder of models; a file that two models share has the same name in both
 * @param address at its publisher, absolute, http or https
 * @param checksum the publisher's, where there is one
 */
public record CatalogueFile(String name, URI address, FileSize size, Optional<Checksum> checksum) {
    public CatalogueFile {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(checksum, "checksum");
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("not the name of a file of a model: " + name);
        }
        if (!String.valueOf(address.getScheme()).matches("https?") || address.getHost() == null) {
            throw new IllegalArgumentException(name + " has no address on the web: " + address);
        }
    }

    @Override
    public String toString() {
        return "CatalogueFile[" + name + ", " + Redacted.host(address) + ", " + size + ", " + checksum + "]";
    }
}
