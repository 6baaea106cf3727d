package dev.voicebox.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** What was said, on its way to where no table is: as {@code sealed:1:…} of tenants that want it encrypted. For any thread. */
public final class SealedTexts {
    private static final String MARK = "sealed:";

    private final ContentKeys known;
    private final TenantKeys stored;

    SealedTexts(ContentKeys known, TenantKeys stored) {
        this.known = Objects.requireNonNull(known, "known");
        this.stored = Objects.requireNonNull(stored, "stored");
    }

    /**
     * Never waits.
     *
     * @param json which never begins as what is sealed does
     * @return empty when it may not be written, as nothing is known of the tenant
     */
    public Optional<String> seal(ContentKey.Place place, String json) {
        return known.protectionOf(place.tenant())
                .map(protection -> protection.accept(new Protection.Handler<>() {
                    @Override
                    public String onPlain() {
                        return new String(SpelledJson.bytes(json), StandardCharsets.UTF_8);
                    }

                    @Override
                    public String onEncrypted(ContentKey key) {
                        byte[] sealed = key.seal(SpelledJson.bytes(json), place);
                        return MARK + key.generation() + ":"
                                + Base64.getEncoder().encodeToString(sealed);
                    }
                }));
    }

    /**
     * What was sealed, or never was; may wait for the database.
     *
     * @return empty when its key is destroyed, or it belongs elsewhere
     * @throws ContentAway if the tenant's keys cannot be had now
     */
    public Optional<String> open(ContentKey.Place place, String kept) {
        if (!kept.startsWith(MARK)) {
            return Optional.of(kept);
        }
        String[] parts = kept.split(":", 3);
        long generation = Long.parseLong(parts[1]);
        byte[] sealed = Base64.getDecoder().decode(parts[2]);
        return key(place, generation)
                .flatMap(key -> key.open(sealed, place))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    /** Usually the one in use, which is known; else the database is asked. */
    private Optional<ContentKey> key(ContentKey.Place place, long generation) {
        Optional<ContentKey> inUse = known.protectionOf(place.tenant())
                .flatMap(protection -> protection.accept(new Protection.Handler<Optional<ContentKey>>() {
                    @Override
                    public Optional<ContentKey> onPlain() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<ContentKey> onEncrypted(ContentKey key) {
                        return Optional.of(key);
                    }
                }));
        return inUse.filter(key -> key.generation() == generation)
                .or(() -> Optional.ofNullable(
                        stored.reading(place.tenant()).keys().get(generation)));
    }
}
