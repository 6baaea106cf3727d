package bench.echo;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** The least that a WebSocket on this server can do: says each text again. */
@ServerEndpoint(EchoEndpoint.PATH)
public class EchoEndpoint {
    static final String PATH = "/echo";

    @OnMessage
    public String onText(String text) {
        return text;
    }
}
