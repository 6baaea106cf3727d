package dev.voicebox.access;

import java.util.Objects;
import java.util.random.RandomGenerator;

/** Makes API keys. */
public final class KeyMint {
    private final ApiKeyFormat format;
    private final KeyRecognition recognition;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong: its bits are the secret */
    KeyMint(MasterKey master, KeyRecognition recognition, RandomGenerator random) {
        this.format = new ApiKeyFormat(master);
        this.recognition = Objects.requireNonNull(recognition, "recognition");
        this.random = Objects.requireNonNull(random, "random");
    }

    public Minted mint() {
        ApiKeySecret secret = format.make(random);
        return new Minted(
                secret.value(), secret.prefix(), recognition.hashOf(secret).bytes());
    }

    /**
     * A new key.
     *
     * @param value shown once, kept nowhere
     * @param prefix by which people recognise it
     * @param hash what is kept, 32 bytes
     */
    public record Minted(String value, String prefix, byte[] hash) {

        @Override
        public String toString() {
            return "Minted[" + prefix + "…]";
        }
    }
}
