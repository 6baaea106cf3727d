package dev.voicebox.dev.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

import dev.voicebox.dev.Trouble;

/**
 * The folder of one run: everything that outlives it lies here, readable by its owner alone (0700).
 *
 * @param dir absolute path
 */
public record Home(Path dir) {
    /** A fresh database, its binaries and a day of logs; PostgreSQL alone unpacks to 60 MB and starts with 40 MB. */
    static final long NEEDED_BYTES = 300L * 1024 * 1024;

    public Home {
        dir = dir.toAbsolutePath().normalize();
    }

    /** Makes the folder if it is not there, and checks rights and free space. */
    public static Home open(Path dir) {
        Home home = new Home(dir);
        try {
            for (Path part : List.of(home.dir, home.data(), home.logs(), home.run(), home.programs())) {
                makePrivate(part);
            }
            Path probe = Files.createTempFile(home.dir, "probe", null);
            Files.delete(probe);
        } catch (IOException e) {
            throw new Trouble(
                    "VoiceBox cannot write to " + home.dir + " (" + reason(e) + ")",
                    "Give the folder to this user, or name another with -Dvoicebox.home=<folder>",
                    e);
        }
        home.requireSpace();
        return home;
    }

    public Path data() {
        return dir.resolve("data");
    }

    public Path logs() {
        return dir.resolve("logs");
    }

    /** One folder per launcher that lives or was killed: the processes it started. */
    public Path run() {
        return dir.resolve("run");
    }

    /** Unpacked programs of the embedded services. */
    public Path programs() {
        return dir.resolve("programs");
    }

    public SecretFile secret(String name) {
        return new SecretFile(dir.resolve(name));
    }

    /** Forgets databases and caches; keys and logs stay. */
    public void forgetData() {
        deleteTree(data());
        // What waits for a database that is forgotten too.
        deleteTree(dir().resolve("journal"));
        makePrivateUnchecked(data());
    }

    public static void makePrivate(Path dir) throws IOException {
        Files.createDirectories(dir);
        if (dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    public static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new Trouble("VoiceBox cannot delete " + tree + " (" + reason(e) + ")", "Delete it by hand", e);
        }
    }

    private static void makePrivateUnchecked(Path dir) {
        try {
            makePrivate(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        String type = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? type : type + ": " + e.getMessage();
    }

    private void requireSpace() {
        try {
            long free = Files.getFileStore(dir).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new Trouble(
                        "Only " + free / (1024 * 1024) + " MB are free where " + dir + " lies, and VoiceBox needs "
                                + NEEDED_BYTES / (1024 * 1024) + " MB",
                        "Free some, or put the folder elsewhere with -Dvoicebox.home=<folder>");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
