package dev.voicebox.speech.model.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the bytes of a file add up to.
 *
 * @param hex lower case
 */
public record Checksum(Algorithm algorithm, String hex) {
    private static final int BUFFER = 1024 * 1024;

    /** Publishers use what they have used for years; all of them find a broken download. */
    public enum Algorithm {
        MD5("MD5", 32),
        SHA_1("SHA-1", 40),
        SHA_256("SHA-256", 64);

        private final String title;
        private final int digits;

        Algorithm(String title, int digits) {
            this.title = title;
            this.digits = digits;
        }

        public String title() {
            return title;
        }
    }

    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{" + algorithm.digits + "}")) {
            throw new IllegalArgumentException("not a checksum by " + algorithm.title + ": " + hex);
        }
    }

    /** @param text for example {@code SHA-1 bd577a11…} */
    public static Checksum parse(String text) {
        String[] parts = text.strip().split("\\s+");
        for (Algorithm algorithm : Algorithm.values()) {
            if (parts.length == 2 && algorithm.title.equals(parts[0])) {
                return new Checksum(algorithm, parts[1]);
            }
        }
        throw new IllegalArgumentException("not a checksum: " + text);
    }

    /** Reads the whole file. */
    public static Checksum of(Path file, Algorithm algorithm) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    /** Reads the whole file. */
    public boolean matches(Path file) throws IOException {
        return of(file, algorithm).equals(this);
    }

    @Override
    public String toString() {
        return algorithm.title + " " + hex;
    }

    private static MessageDigest digest(Algorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.title);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm.title, e);
        }
    }
}
