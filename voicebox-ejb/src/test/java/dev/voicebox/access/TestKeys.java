package dev.voicebox.access;

import java.security.SecureRandom;
import java.util.Optional;

/** Makes keys for tests of other packages. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyMint mint() {
        KeyRecognition recognition = new KeyRecognition(MasterKeyTest.KEY, Optional.empty());
        return new KeyMint(MasterKeyTest.KEY, recognition, new SecureRandom());
    }

    public static MasterKey master() {
        return MasterKeyTest.KEY;
    }
}
