package dev.voicebox.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.Scope;

/** Makes client secrets, and finds out what one stands for. */
final class StoredClientSecrets implements ClientSecrets {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(7_200);
    private static final int ID_BYTES = 16;

    private final ClientSecretFormat format;
    private final KeyedHash hashing;
    private final SecretBindings bindings;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong: its bits are the secret */
    StoredClientSecrets(MasterKey master, SecretBindings bindings, Clock clock, RandomGenerator random) {
        this.format = new ClientSecretFormat(master);
        this.hashing = master.hashFor(KeyPurpose.CLIENT_SECRET_HASH);
        this.bindings = Objects.requireNonNull(bindings, "bindings");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    @Override
    public MintedSecret mint(Caller caller, Bound bound, Duration timeToLive) throws AccessDenied {
        if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a client secret lives 10 to 7200 s, got " + timeToLive.toSeconds());
        }
        if (caller.kind() == CredentialKind.CLIENT_SECRET) {
            throw AccessDenied.cannotMint();
        }
        if (!caller.asker().scopes().contains(Scope.REALTIME_ADMIN.word())) {
            throw AccessDenied.missingScope(Scope.REALTIME_ADMIN);
        }
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(timeToLive);
        String value = format.write(new ClientSecret(newId(), expiresAt, caller.tenant()));
        try {
            SecretBinding binding =
                    new SecretBinding(caller.project(), caller.credentialId(), bound.session(), bound.policy());
            Optional<Duration> wait = bindings.keep(caller.tenant(), hashing.of(value), binding, timeToLive);
            if (wait.isPresent()) {
                throw AccessDenied.tooManySecrets(wait.get());
            }
        } catch (StoreAway e) {
            throw AccessDenied.unavailable(e);
        }
        return new MintedSecret(value, expiresAt);
    }

    /** The caller that holds this secret; asks the store only for one that is genuine and not over. */
    Caller redeem(String value) throws AccessDenied {
        ClientSecret secret = format.read(value).orElseThrow(AccessDenied::invalid);
        if (secret.isOverAt(clock.instant())) {
            throw expired(secret);
        }
        SecretBinding binding = find(secret, value).orElseThrow(() -> expired(secret));
        return new Caller(
                secret.tenant(),
                binding.project(),
                CredentialKind.CLIENT_SECRET,
                nameOf(secret),
                binding.session(),
                new Asker(nameOf(secret), Set.of(Scope.REALTIME_CONNECT.word()), binding.madeBy()));
    }

    private static AccessDenied expired(ClientSecret secret) {
        return AccessDenied.expired().of(secret.tenant(), nameOf(secret));
    }

    private static String nameOf(ClientSecret secret) {
        return "secret_" + secret.id().substring(0, 16);
    }

    private Optional<SecretBinding> find(ClientSecret secret, String value) throws AccessDenied {
        try {
            return bindings.find(secret.tenant(), hashing.of(value));
        } catch (StoreAway e) {
            throw AccessDenied.unavailable(e);
        }
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
