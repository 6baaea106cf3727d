package dev.voicebox.dev.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;

/**
 * The programs of PostgreSQL 18, unpacked once (60 MB).
 *
 * @param dir holds bin, lib and share
 */
public record PostgresProgram(Path dir) {
    public static final String VERSION = "18.6";

    public static PostgresProgram unpackedIn(Path programs) {
        Path dir = programs.resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(dir)) {
            unpack(archive(), dir);
        }
        return new PostgresProgram(dir);
    }

    /** A command line that runs a program of the distribution; PostgreSQL refuses to run as root, so root steps aside. */
    public List<String> command(String program) {
        String path = dir.resolve("bin").resolve(program).toString();
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of(path);
        }
        if (!Child.isInPath("unshare")) {
            throw new Trouble(
                    "PostgreSQL does not run as root, and unshare (package util-linux) is not there to step aside with",
                    "Run as a normal user, install util-linux, or name a database of yours with VOICEBOX_DB_URL");
        }
        return List.of("unshare", "-U", path);
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        return "postgres-" + (os.startsWith("mac") ? "darwin" : "linux") + "-" + arch + ".txz";
    }

    private static void unpack(String archive, Path dir) {
        try (InputStream packed = PostgresProgram.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new Trouble(
                        "There is no embedded PostgreSQL for " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch"),
                        "Use Linux, macOS or WSL, or name a database of yours with VOICEBOX_DB_URL");
            }
            Path part = dir.resolveSibling(dir.getFileName() + ".part");
            Home.deleteTree(part);
            untar(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed))), part);
            // All or nothing: an unpacking that was cut off leaves no folder of the final name.
            Files.move(part, dir, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Trouble(
                    "PostgreSQL cannot be unpacked to " + dir + " (" + e.getMessage() + ")",
                    "Check that the disk has room",
                    e);
        }
    }

    private static void untar(TarArchiveInputStream tar, Path dir) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = dir.resolve(entry.getName()).normalize();
            if (!path.startsWith(dir)) {
                throw new IOException(entry.getName() + " points out of the archive");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                path.toFile().setExecutable((entry.getMode() & 0100) != 0);
            }
        }
    }
}
