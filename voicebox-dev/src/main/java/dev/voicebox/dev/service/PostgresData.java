package dev.voicebox.dev.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.SecretFile;
import dev.voicebox.dev.home.Secrets;

/**
 * The files of one PostgreSQL server.
 *
 * @param dir the data directory
 * @param superPassword password of the superuser {@code postgres}
 */
record PostgresData(Path dir, String superPassword) {
    private static final String MAJOR = "18";
    /**
     * The builtin provider needs no locale of the system, so that an uninstalled LANG does not matter, and text sorts the
     * same everywhere.
     */
    private static final List<String> LOCALE =
            List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

    static PostgresData in(Path parent, PostgresProgram program) {
        Path dir = parent.resolve("postgresql");
        String password = new SecretFile(parent.resolve("postgresql.password")).readOr(Secrets::password);
        if (!Files.exists(dir.resolve("PG_VERSION"))) {
            create(dir, parent.resolve("postgresql.password"), program);
        }
        requireMajor(dir);
        return new PostgresData(dir, password);
    }

    /** Neither LANG nor PGDATA and its like may change what the server does. */
    static Map<String, String> environment(Path dir) {
        var environment = new java.util.HashMap<String, String>();
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("PG") || name.startsWith("LC_"))
                .forEach(name -> environment.put(name, null));
        environment.put("LANG", null);
        environment.put("LC_ALL", "C");
        return environment;
    }

    private static void create(Path dir, Path passwordFile, PostgresProgram program) {
        Path part = dir.resolveSibling("postgresql.part");
        Home.deleteTree(part);
        List<String> command = new ArrayList<>(program.command("initdb"));
        command.addAll(LOCALE);
        command.addAll(
                List.of("-U", "postgres", "-A", "scram-sha-256", "--pwfile=" + passwordFile, "-D", part.toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            environment(dir).forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process initdb = builder.start();
            String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw failure(said);
            }
            Files.move(part, dir, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The start was interrupted", "Start again", e);
        }
    }

    private static Trouble failure(String said) {
        String reason = said.lines()
                .filter(line -> line.contains("error:") || line.contains("FATAL") || line.startsWith("unshare:"))
                .findFirst()
                .orElse(said.strip());
        if (reason.startsWith("unshare:")) {
            return new Trouble(
                    "PostgreSQL does not run as root, and this machine does not let root step aside (" + reason + ")",
                    "Run as a normal user, or name a database of yours with VOICEBOX_DB_URL");
        }
        return new Trouble("PostgreSQL cannot make its files (" + reason + ")", "Check the disk and its rights");
    }

    private static void requireMajor(Path dir) {
        try {
            String found = Files.readString(dir.resolve("PG_VERSION")).strip();
            if (!found.equals(MAJOR)) {
                throw new Trouble(
                        dir + " was written by PostgreSQL " + found + ", this is " + MAJOR,
                        "Move the folder away, or start empty with -Dvoicebox.fresh");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PostgresData[" + dir + "]";
    }
}
