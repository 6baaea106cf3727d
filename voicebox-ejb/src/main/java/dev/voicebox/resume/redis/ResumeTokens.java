package dev.voicebox.resume.redis;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.KeyedHash;
import dev.voicebox.access.MasterKey;
import dev.voicebox.resume.ResumeToken;

/** Makes resume tokens, and the hashes under which they are known: what is kept cannot be shown. */
public final class ResumeTokens {
    private static final String MARK = "rt_";
    private static final int SECRET_BYTES = 24;

    private final List<KeyedHash> hashings;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong: its bits are the secret */
    public ResumeTokens(MasterKey master, RandomGenerator random) {
        this.hashings = master.hashesFor(KeyPurpose.RESUME_TOKEN_HASH);
        this.random = Objects.requireNonNull(random, "random");
    }

    ResumeToken next() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ResumeToken(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Under the current master key. */
    String hash(ResumeToken token) {
        return hashes(token).get(0);
    }

    /** Under every master key that may still be in use. */
    List<String> hashes(ResumeToken token) {
        return hashings.stream()
                .map(hashing -> HexFormat.of().formatHex(hashing.of(token.secret())))
                .toList();
    }
}
