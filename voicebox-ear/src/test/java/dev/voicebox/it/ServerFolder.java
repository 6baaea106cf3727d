package dev.voicebox.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import dev.voicebox.dev.gateway.LibertyInstall;
import dev.voicebox.dev.home.Home;

/** A copy of the built server for the tests alone: what they deploy and set never reaches the run command. */
final class ServerFolder {
    private static final String PREFIX = "voicebox-it-";

    private ServerFolder() {}

    /**
     * The name is unique on the machine, for Arquillian looks for processes by it. Files of the folder
     * {@code voicebox.it.extra}, if that is given, come on top.
     */
    static LibertyInstall copyOf(Path liberty, int port) throws IOException {
        Path servers = liberty.resolve("usr/servers");
        deleteOld(servers);
        Path source = servers.resolve(LibertyInstall.SERVER);
        Path copy = servers.resolve(PREFIX + port);
        lay(source, copy);
        override("it.xml", copy);
        if (Boolean.getBoolean("voicebox.it.debug")) {
            override("debug.xml", copy);
        }
        String extra = System.getProperty("voicebox.it.extra");
        if (extra != null) {
            lay(Path.of(extra), copy);
        }
        return new LibertyInstall(liberty, PREFIX + port, servers);
    }

    /** The copy that was made, for another process. */
    static LibertyInstall copied() {
        Path liberty = Path.of(System.getProperty("voicebox.it.server"));
        return new LibertyInstall(
                liberty, System.getProperty("voicebox.it.server.name"), liberty.resolve("usr/servers"));
    }

    /** Where the servers of this run print, beside what {@link RunningServer#logs} has: one folder for each gateway. */
    static List<Path> logs() throws IOException {
        LibertyInstall install = copied();
        try (Stream<Path> outputs = Files.list(install.outputs())) {
            return outputs.map(output -> output.resolve(install.server()).resolve("logs"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static void override(String file, Path server) throws IOException {
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.copy(
                Path.of("src/test/liberty").resolve(file),
                overrides.resolve(file),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void lay(Path source, Path copy) throws IOException {
        for (Path path : filesOf(source)) {
            Path target = copy.resolve(source.relativize(path).toString());
            Files.createDirectories(target.getParent());
            Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> filesOf(Path source) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(source.resolve("workarea")))
                    .filter(path -> !path.startsWith(source.resolve("logs")))
                    .toList();
        }
    }

    private static void deleteOld(Path servers) throws IOException {
        try (Stream<Path> found = Files.list(servers)) {
            found.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .forEach(Home::deleteTree);
        }
    }
}
