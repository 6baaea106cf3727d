package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistoryApiTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private HistoryApi history;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/api/v2/sessions/", this::answer);
        server.start();
        history = new HistoryApi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pagesFollowEachOtherUntilThereIsNoMore() throws IOException {
        assertThat(history.of("sess_1")).extracting(StoredItem::id).containsExactly("item_1", "item_2", "item_3");
        assertThat(asked).containsExactly("order=asc&limit=100", "order=asc&limit=100&after=item_2");
    }

    @Test
    void aSessionThatIsNotKnownHasNoItems() throws IOException {
        assertThat(history.of("sess_never")).isEmpty();
    }

    @Test
    void anAnswerThatIsNoHistoryIsNotTakenForAnEmptyOne() {
        assertThatThrownBy(() -> history.of("sess_down"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void aPageThatLeadsToItselfIsNotReadForEver() {
        assertThatThrownBy(() -> history.of("sess_loop"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("item_2");
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getQuery());
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer token");
        String path = exchange.getRequestURI().getPath();
        if (path.contains("sess_never")) {
            send(exchange, 404, "{}");
        } else if (path.contains("sess_down")) {
            send(exchange, 503, "{}");
        } else if (path.contains("sess_loop") || !asked.get(asked.size() - 1).contains("after")) {
            send(exchange, 200, page("[{\"id\":\"item_1\"},{\"id\":\"item_2\"}]", "item_2", true));
        } else {
            send(exchange, 200, page("[{\"id\":\"item_3\"}]", "item_3", false));
        }
    }

    private static String page(String data, String last, boolean more) {
        return "{\"object\":\"list\",\"data\":" + data + ",\"last_id\":\"" + last + "\",\"has_more\":" + more + "}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
