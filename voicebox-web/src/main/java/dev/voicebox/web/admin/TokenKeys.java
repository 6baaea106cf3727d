package dev.voicebox.web.admin;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys that a token may be signed with. */
@FunctionalInterface
interface TokenKeys {
    /**
     * @param id {@code kid} of the token, if it has one
     * @return empty: none that is known, and the token is refused
     */
    List<PublicKey> named(Optional<String> id, Instant now);
}
