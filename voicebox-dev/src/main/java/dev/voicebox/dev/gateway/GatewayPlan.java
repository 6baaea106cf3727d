package dev.voicebox.dev.gateway;

import java.util.List;
import java.util.Map;

/**
 * What one gateway is to be.
 *
 * @param number from 1
 * @param httpPort without TLS
 * @param httpsPort with TLS
 * @param settings of this gateway alone, by setting name
 */
public record GatewayPlan(int number, int httpPort, int httpsPort, Map<String, String> settings) {
    public GatewayPlan {
        if (number < 1) {
            throw new IllegalArgumentException("Gateways are counted from 1, not " + number);
        }
        settings = Map.copyOf(settings);
    }

    public String name() {
        return "gateway-" + number;
    }

    public List<Integer> ports() {
        return List.of(httpPort, httpsPort);
    }

    /** Settings may be secrets. */
    @Override
    public String toString() {
        return "GatewayPlan[" + number + ", " + httpPort + ", " + httpsPort + ", " + settings.size() + " settings]";
    }
}
