package dev.voicebox.dev.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

import dev.voicebox.dev.Trouble;

/** The Redis server of this platform (6.2), unpacked once: the library itself unpacks one more at each start. */
public record RedisProgram(Path file) {

    public static RedisProgram unpackedIn(Path programs) {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null || resource.endsWith(".exe")) {
            throw new Trouble(
                    "There is no embedded Redis for " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"),
                    "Use Linux, macOS or WSL, or name a Redis of yours with VOICEBOX_REDIS_URL");
        }
        Path file = programs.resolve(Path.of(resource).getFileName().toString());
        if (!Files.isExecutable(file)) {
            unpack(resource, file);
        }
        return new RedisProgram(file);
    }

    private static void unpack(String resource, Path file) {
        String path = resource.startsWith("/") ? resource : "/" + resource;
        try (InputStream program = ExecutableProvider.class.getResourceAsStream(path)) {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.copy(program, part, StandardCopyOption.REPLACE_EXISTING);
            part.toFile().setExecutable(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Trouble(
                    "Redis cannot be unpacked to " + file + " (" + e.getMessage() + ")",
                    "Check that the disk has room",
                    e);
        }
    }
}
