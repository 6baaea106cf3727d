package dev.voicebox.web.realtime;

import java.util.List;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;

/** Answers the handshake: the filter before it has decided, and one subprotocol is spoken. */
final class RealtimeConfigurator extends ServerEndpointConfig.Configurator {
    static final String SUBPROTOCOL = "realtime";

    private final Edge edge;

    RealtimeConfigurator(Edge edge) {
        this.edge = edge;
    }

    /** Never any other: the rest of what is offered holds the credential. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return requested.contains(SUBPROTOCOL) ? SUBPROTOCOL : "";
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(new RealtimeEndpoint(edge));
    }
}
