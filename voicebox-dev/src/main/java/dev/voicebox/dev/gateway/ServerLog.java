package dev.voicebox.dev.gateway;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * What a gateway prints: JSON, one message per line.
 *
 * @param file appended to by every life of the gateway
 * @param from where the current life begins, bytes
 */
public record ServerLog(Path file, long from) {
    private static final int LONGEST = 300;

    /** The log of a life that begins now. */
    static ServerLog startingNow(Path file) throws IOException {
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** The first line of the last error, if there was one: mostly the reason why an application did not start. */
    public Optional<String> lastError() {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(Math.min(from, channel.size()));
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            List<String> errors = text.lines()
                    .map(ServerLog::errorIn)
                    .flatMap(Optional::stream)
                    .toList();
            return errors.isEmpty() ? Optional.empty() : Optional.of(errors.get(errors.size() - 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> errorIn(String line) {
        if (!line.startsWith("{") || !line.contains("\"level\":\"ERROR\"")) {
            return Optional.empty();
        }
        try {
            Map<String, Object> message = JSONObjectUtils.parse(line);
            String text =
                    String.valueOf(message.get("message")).lines().findFirst().orElse("");
            return Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
