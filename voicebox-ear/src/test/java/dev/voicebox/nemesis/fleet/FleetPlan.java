package dev.voicebox.nemesis.fleet;

import java.nio.file.Path;
import java.util.Map;

/**
 * @param home data and logs of the fleet; emptied of data at the start
 * @param server an unpacked Open Liberty with the application in it
 * @param gateways how many
 * @param settings of every gateway, beside those that say where services are
 */
public record FleetPlan(Path home, Path server, int gateways, Map<String, String> settings) {
    public FleetPlan {
        if (gateways < 1) {
            throw new IllegalArgumentException("A fleet has one gateway or more, not " + gateways);
        }
        settings = Map.copyOf(settings);
    }
}
