package dev.voicebox.setting.vault;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.voicebox.privacy.Redacted;

/**
 * Where Vault is. Read before there are settings, from properties of the JVM, the environment and the folders of
 * {@code VARIABLE_SOURCE_DIRS} alone.
 *
 * @param token empty if {@code tokenFile} is set
 * @param tokenFile read before each question, for an agent of Vault renews it; {@code null} for none
 * @param path mount and path, such as {@code secret/voicebox}
 * @param namespace empty for none
 * @param refresh how long values are taken for fresh
 */
record VaultSettings(URI address, String token, Path tokenFile, String path, String namespace, Duration refresh) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    VaultSettings {
        Objects.requireNonNull(address, "address");
        if (token.isEmpty() == (tokenFile == null)) {
            throw new IllegalArgumentException(
                    "Set either voicebox.vault.token or voicebox.vault.token-file, beside voicebox.vault.address.");
        }
        if (!path.contains("/")) {
            throw new IllegalArgumentException(
                    "voicebox.vault.path names mount and path of the secrets, such as secret/voicebox.");
        }
        if (refresh.compareTo(SHORTEST) < 0 || refresh.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("voicebox.vault.refresh is PT10S to PT1H.");
        }
    }

    /**
     * Empty without an address.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static Optional<VaultSettings> read(Function<String, Optional<String>> value) {
        return value.apply("voicebox.vault.address")
                .map(address -> new VaultSettings(
                        address(address),
                        value.apply("voicebox.vault.token").orElse(""),
                        value.apply("voicebox.vault.token-file").map(Path::of).orElse(null),
                        value.apply("voicebox.vault.path").orElse("secret/voicebox"),
                        value.apply("voicebox.vault.namespace").orElse(""),
                        refresh(value.apply("voicebox.vault.refresh").orElse("PT5M"))));
    }

    /** Of this process: the same places, in the same order, as the server's own. */
    static Optional<String> ofProcess(String key) {
        return Stream.of(
                        System.getProperty(key),
                        System.getenv(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")),
                        ofFile(key))
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static String ofFile(String key) {
        String folders = System.getenv("VARIABLE_SOURCE_DIRS");
        if (folders == null) {
            return null;
        }
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, key))
                .filter(Files::isReadable)
                .findFirst()
                .map(VaultSettings::text)
                .orElse(null);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be read.", e);
        }
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("voicebox.vault.address begins with https:// (or http://).");
        }
        return address;
    }

    private static Duration refresh(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("voicebox.vault.refresh is a duration such as PT5M.", e);
        }
    }

    String currentToken() throws VaultAway {
        if (tokenFile == null) {
            return token;
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new VaultAway("the file of voicebox.vault.token-file cannot be read");
        }
    }

    @Override
    public String toString() {
        return "VaultSettings[" + Redacted.host(address) + ", " + path + "]";
    }
}
