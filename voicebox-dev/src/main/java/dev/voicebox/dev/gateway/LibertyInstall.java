package dev.voicebox.dev.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.voicebox.dev.Trouble;

/**
 * An unpacked Open Liberty with a server in it. Several processes may run the same server, each with an output folder of
 * its own.
 *
 * @param dir the folder wlp
 * @param server name of the server
 * @param outputs holds the output folders, one per gateway
 */
public record LibertyInstall(Path dir, String server, Path outputs) {
    public static final String SERVER = "voicebox";

    public LibertyInstall {
        if (!Files.isRegularFile(dir.resolve("usr/servers").resolve(server).resolve("server.xml"))) {
            throw new Trouble("There is no server " + server + " in " + dir, "Build it: mvn -Prun");
        }
    }

    /** The server of the run command. Outputs lie in the installation, so that they go when it is replaced. */
    public static LibertyInstall in(Path dir) {
        return new LibertyInstall(dir, SERVER, dir.resolve("output"));
    }

    List<String> runCommand() {
        return List.of("sh", dir.resolve("bin/server").toString(), "run", server);
    }

    Path output(GatewayPlan plan) {
        return outputs.resolve(plan.name());
    }
}
