package dev.voicebox.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.Scope;

/** Admits the holders of API keys. */
final class KeyAdmission {

    private final KeyRecognition recognition;
    private final KeyDirectory directory;
    private final KeyUses uses;
    private final Clock clock;

    KeyAdmission(KeyRecognition recognition, KeyDirectory directory, KeyUses uses, Clock clock) {
        this.recognition = Objects.requireNonNull(recognition, "recognition");
        this.directory = Objects.requireNonNull(directory, "directory");
        this.uses = Objects.requireNonNull(uses, "uses");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    Caller admit(String credential) throws AccessDenied {
        ApiKeyHash hash = recognition.recognise(credential).orElseThrow(AccessDenied::invalid);
        KnownKey key = find(hash, credential).orElseThrow(AccessDenied::invalid);
        Instant now = clock.instant();
        refuse(key, now);
        KnownKey.Owner owner = key.owner();
        uses.note(owner, now);
        return new Caller(
                owner.tenant(),
                owner.project(),
                CredentialKind.API_KEY,
                owner.keyId(),
                null,
                new Asker(owner.keyId(), key.scopes(), owner.keyId()));
    }

    private Optional<KnownKey> find(ApiKeyHash hash, String credential) throws AccessDenied {
        try {
            Optional<KnownKey> found = directory.find(hash);
            for (ApiKeyHash former : recognition.formerHashes(credential)) {
                found = found.isPresent() ? found : directory.find(former);
            }
            return found;
        } catch (StoreAway e) {
            throw AccessDenied.unavailable(e);
        }
    }

    private static void refuse(KnownKey key, Instant now) throws AccessDenied {
        if (key.isOverAt(now)) {
            throw of(key, AccessDenied.expired());
        }
        if (!key.served()) {
            throw of(key, AccessDenied.notServed());
        }
        if (!key.has(Scope.REALTIME_CONNECT)) {
            throw of(key, AccessDenied.missingScope(Scope.REALTIME_CONNECT));
        }
    }

    private static AccessDenied of(KnownKey key, AccessDenied denied) {
        return denied.of(key.owner().tenant(), key.owner().keyId());
    }
}
