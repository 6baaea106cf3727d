package dev.voicebox.speech.model.download;

import java.net.URI;
import java.util.Optional;

import dev.voicebox.speech.privacy.Redacted;

/**
 * Another place for all files.
 *
 * @param base takes the place of scheme and host; the path of an address is put behind it
 */
public record Mirror(URI base) {
    public Mirror {
        if (!String.valueOf(base.getScheme()).matches("https?") || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "a mirror is an address such as https://mirror.example/models, not " + base);
        }
    }

    /** @param text of {@code voicebox.models.mirror} */
    public static Mirror parse(String text) {
        return new Mirror(URI.create(text.strip()));
    }

    /** Where the file of that address is: the mirror's copy, else the address itself. */
    public static URI of(URI address, Optional<Mirror> mirror) {
        return mirror.map(copy -> copy.of(address)).orElse(address);
    }

    private URI of(URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(base.toString().replaceAll("/+$", "") + address.getRawPath() + query);
    }

    @Override
    public String toString() {
        return "Mirror[" + Redacted.host(base) + "]";
    }
}
