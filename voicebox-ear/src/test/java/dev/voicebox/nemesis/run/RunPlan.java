package dev.voicebox.nemesis.run;

import java.nio.file.Path;

/**
 * @param seed of what is killed when, and of what clients say
 * @param kills of each role
 * @param killsMs after so long nobody is killed any more
 * @param itemsPerSecond of all sessions together
 * @param server an unpacked Open Liberty with the application in it
 */
public record RunPlan(
        long seed, int kills, long killsMs, int gateways, int sessions, double itemsPerSecond, Path server) {
    /** Where runs keep their data and leave their results. */
    public static final Path FOLDER = Path.of("target", "nemesis");

    /** For a run that needs so many. */
    public RunPlan withGateways(int least) {
        return new RunPlan(seed, kills, killsMs, Math.max(least, gateways), sessions, itemsPerSecond, server);
    }

    public static RunPlan ofSystemProperties() {
        return new RunPlan(
                Long.getLong("nemesis.seed", 7),
                Integer.getInteger("nemesis.kills", 5),
                1_000L * Integer.getInteger("nemesis.kills.seconds", 3_600),
                Integer.getInteger("nemesis.gateways", 1),
                Integer.getInteger("nemesis.sessions", 20),
                Double.parseDouble(System.getProperty("nemesis.items", "50")),
                Path.of(System.getProperty("voicebox.it.server")));
    }
}
