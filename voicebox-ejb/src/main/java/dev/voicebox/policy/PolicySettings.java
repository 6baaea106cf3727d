package dev.voicebox.policy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.voicebox.privacy.Redacted;

/**
 * Settings of the policy.
 *
 * @param mode {@code voicebox.policy.mode}
 * @param file {@code voicebox.policy.file}: rules of one's own, compiled; empty for those that VoiceBox brings
 * @param remote where an OPA is asked; empty unless the mode wants it
 * @param timeout {@code voicebox.policy.timeout}: of one question to it, and how long an instance is waited for here
 * @param trial a second policy whose decisions are only recorded
 */
public record PolicySettings(
        Mode mode, Optional<Path> file, Optional<Place> remote, Duration timeout, Optional<Trial> trial) {
    static final Duration TIMEOUT = Duration.ofMillis(500);
    static final String PATH = "voice";

    /** Who decides. */
    public enum Mode {
        EMBEDDED,
        REMOTE,
        /** Nobody: everything is allowed. */
        OFF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A package of an OPA elsewhere. */
    public record Place(URI url, String path) {
        public Place {
            Objects.requireNonNull(path, "path");
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "voicebox.policy.url must be the http(s) address of an OPA server, but is " + url);
            }
        }

        @Override
        public String toString() {
            return "Place[" + Redacted.text(path) + "]";
        }
    }

    /** One of the two. */
    public record Trial(Optional<Path> file, Optional<Place> remote) {}

    public PolicySettings {
        Objects.requireNonNull(mode, "mode");
        if (mode == Mode.REMOTE && remote.isEmpty()) {
            throw new IllegalArgumentException("voicebox.policy.mode=remote needs voicebox.policy.url");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("voicebox.policy.timeout must be up to PT10S, but is " + timeout);
        }
    }

    /** @param value of a setting by its key */
    public static PolicySettings read(Function<String, Optional<String>> value) {
        Function<String, Optional<String>> set =
                key -> value.apply(key).map(String::strip).filter(text -> !text.isEmpty());
        Optional<URI> url = set.apply("voicebox.policy.url").map(URI::create);
        String path = set.apply("voicebox.policy.path").orElse(PATH);
        Optional<Path> trialFile = set.apply("voicebox.policy.shadow.file").map(Path::of);
        Optional<String> trialPath = set.apply("voicebox.policy.shadow.path");
        if (trialFile.isPresent() && trialPath.isPresent()) {
            throw new IllegalArgumentException("set voicebox.policy.shadow.file or .path, not both");
        }
        if (trialPath.isPresent() && url.isEmpty()) {
            throw new IllegalArgumentException("voicebox.policy.shadow.path needs voicebox.policy.url");
        }
        Optional<Trial> trial = trialFile.isPresent() || trialPath.isPresent()
                ? Optional.of(new Trial(trialFile, trialPath.map(other -> new Place(url.get(), other))))
                : Optional.empty();
        return new PolicySettings(
                set.apply("voicebox.policy.mode").map(PolicySettings::mode).orElse(Mode.EMBEDDED),
                set.apply("voicebox.policy.file").map(Path::of),
                url.map(where -> new Place(where, path)),
                set.apply("voicebox.policy.timeout")
                        .map(PolicySettings::duration)
                        .orElse(TIMEOUT),
                trial);
    }

    private static Mode mode(String text) {
        for (Mode mode : Mode.values()) {
            if (mode.word().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("voicebox.policy.mode must be embedded, remote or off, but is " + text);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(
                    "voicebox.policy.timeout must be an ISO 8601 duration such as PT0.5S, but is " + text);
        }
    }
}
