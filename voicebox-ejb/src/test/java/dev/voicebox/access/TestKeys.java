package dev.voicebox.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Makes keys for tests of other packages. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyMint mint() {
        KeyRecognition recognition = new KeyRecognition(MasterKeyTest.KEY, Optional.empty());
        return new KeyMint(MasterKeyTest.KEY, recognition, new SecureRandom());
    }

    /** How those stand of whom some are served, with keys that are good. */
    public static Standing standing(Set<TenantId> served, TenantId tenant, ProjectId project, Set<String> good) {
        RecordingDirectory directory = new RecordingDirectory();
        directory.served.addAll(served);
        KeyedHash hashing = MasterKeyTest.KEY.hashFor(KeyPurpose.API_KEY_HASH);
        good.forEach(id -> directory.keys.put(
                ApiKeyHash.of(id, hashing),
                new KnownKey(new KnownKey.Owner(tenant, project, id), Set.of(), Optional.empty(), true)));
        return new Standing(directory, Clock.systemUTC());
    }

    public static Standing away() {
        RecordingDirectory directory = new RecordingDirectory();
        directory.away = true;
        return new Standing(directory, Clock.systemUTC());
    }

    public static MasterKey master() {
        return MasterKeyTest.KEY;
    }
}
