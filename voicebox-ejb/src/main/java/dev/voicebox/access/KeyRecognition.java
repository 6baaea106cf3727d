package dev.voicebox.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells without I/O whether a text can be an API key, and under which hash it would be kept. */
final class KeyRecognition {

    private final ApiKeyFormat format;
    /** The current one first. */
    private final List<KeyedHash> hashings;

    private final Optional<ApiKeyHash> operatorKey;

    /** @param operatorKey the one key that may begin like ours without being made by us */
    KeyRecognition(MasterKey master, Optional<ApiKeySecret> operatorKey) {
        this.format = new ApiKeyFormat(master);
        this.hashings = master.hashesFor(KeyPurpose.API_KEY_HASH);
        this.operatorKey = Objects.requireNonNull(operatorKey, "operatorKey").map(key -> hashOf(key));
    }

    /** Whether this begins like a key of ours without being one, so that it works only as the operator's key. */
    boolean isLookalike(ApiKeySecret key) {
        return format.isForged(key.value());
    }

    ApiKeyHash hashOf(ApiKeySecret key) {
        return ApiKeyHash.of(key.value(), hashings.get(0));
    }

    /** The hash to look up; empty for what no store needs to be asked about. */
    Optional<ApiKeyHash> recognise(String credential) {
        if (!ApiKeySecret.isPossible(credential)) {
            return Optional.empty();
        }
        ApiKeyHash hash = ApiKeyHash.of(credential, hashings.get(0));
        boolean worthAsking =
                !format.isForged(credential) || operatorKey.filter(hash::equals).isPresent();
        return Optional.of(hash).filter(any -> worthAsking);
    }

    /** Under which it may have been kept before the master key was changed; for what {@link #recognise} lets pass. */
    List<ApiKeyHash> formerHashes(String credential) {
        return hashings.stream()
                .skip(1)
                .map(hashing -> ApiKeyHash.of(credential, hashing))
                .toList();
    }
}
