package dev.voicebox.dev.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.voicebox.dev.Trouble;

/**
 * An unpacked Open Liberty with the server {@code voicebox} in it. Several processes may run the same server, each with an
 * output folder of its own.
 *
 * @param dir the folder wlp
 */
public record LibertyInstall(Path dir) {
    public static final String SERVER = "voicebox";

    public LibertyInstall {
        if (!Files.isRegularFile(dir.resolve("usr/servers").resolve(SERVER).resolve("server.xml"))) {
            throw new Trouble("There is no server in " + dir, "Build it: mvn -Prun");
        }
    }

    List<String> runCommand() {
        return List.of("sh", dir.resolve("bin/server").toString(), "run", SERVER);
    }

    /** Inside of the installation, so that it goes when the installation is replaced. */
    Path output(GatewayPlan plan) {
        return dir.resolve("output").resolve(plan.name());
    }
}
