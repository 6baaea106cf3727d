package dev.voicebox.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A provider that refuses everything and repeats in its error what it was asked, and with which key. */
final class RepeatingProvider implements AutoCloseable {
    private final HttpServer server;

    RepeatingProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RepeatingProvider::repeat);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void repeat(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                + exchange.getRequestHeaders().get("Authorization");
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", "Invalid: " + asked);
        byte[] answer = body.toString().getBytes(UTF_8);
        exchange.sendResponseHeaders(400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
