package dev.voicebox.language.openai;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model provider that says byte by byte what a test tells it, on a raw socket, and sees when its caller hangs up. */
public final class ScriptedModelServer implements AutoCloseable {
    private static final long PATIENCE_S = 20;

    private final ServerSocket listening;
    private final BlockingQueue<Exchange> asked = new LinkedBlockingQueue<>();
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

    public ScriptedModelServer() throws IOException {
        listening = listen();
        daemon(this::accept);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/v1");
    }

    /** The next request, complete. */
    public Exchange next() throws InterruptedException {
        Exchange exchange = asked.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no request came");
        }
        return exchange;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Exchange exchange : open) {
            exchange.socket.close();
        }
    }

    /** Below the ephemeral ports, where other programs' connections come and go. */
    private static ServerSocket listen() throws IOException {
        Random random = new Random();
        for (int attempt = 0; ; attempt++) {
            ServerSocket socket = new ServerSocket();
            try {
                int port = 20_000 + random.nextInt(12_000);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return socket;
            } catch (IOException taken) {
                socket.close();
                if (attempt == 50) {
                    throw taken;
                }
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                Exchange exchange = new Exchange(socket);
                open.add(exchange);
                daemon(exchange::read);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-model");
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection; on a kept-alive one, later requests come as the same exchange again. */
    public final class Exchange {
        private final Socket socket;
        private final CountDownLatch hungUp = new CountDownLatch(1);
        private volatile String head = "";
        private volatile String body = "";
        private volatile long hungUpAt;

        Exchange(Socket socket) {
            this.socket = socket;
        }

        public String head() {
            return head;
        }

        public String body() {
            return body;
        }

        /** Status line and headers of a stream in chunks. */
        public Exchange streamHead() throws IOException {
            return raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        public Exchange status(String status, String... headers) throws IOException {
            return raw("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
                    + "Content-Length: 2\r\n\r\n{}");
        }

        public Exchange event(String data) throws IOException {
            return chunk("data: " + data + "\n\n");
        }

        public Exchange text(String delta) throws IOException {
            return event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + delta + "\"}}]}");
        }

        public Exchange role() throws IOException {
            return event("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
        }

        public Exchange finish(String reason) throws IOException {
            return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
        }

        public Exchange usage(int input, int cached, int output) throws IOException {
            return event("{\"choices\":[],\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output
                    + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cached + "}}}");
        }

        /** A line of Ollama's dialect. */
        public Exchange line(String json) throws IOException {
            return chunk(json + "\n");
        }

        public Exchange done() throws IOException {
            return event("[DONE]");
        }

        public Exchange chunk(String bytes) throws IOException {
            int length = bytes.getBytes(StandardCharsets.UTF_8).length;
            return raw(Integer.toHexString(length) + "\r\n" + bytes + "\r\n");
        }

        /** The same, in one network packet per byte of payload. */
        public Exchange drip(String text) throws IOException {
            for (byte piece : text.getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(new byte[] {'1', '\r', '\n', piece, '\r', '\n'});
            }
            return this;
        }

        public Exchange end() throws IOException {
            return raw("0\r\n\r\n");
        }

        public Exchange raw(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        /** Ends the connection with a TCP reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        public void hangUp() throws IOException {
            socket.close();
        }

        /** When the caller closed the connection, by {@link System#nanoTime}. */
        public long hungUpAt() throws InterruptedException {
            awaitHungUp();
            return hungUpAt;
        }

        public void awaitHungUp() throws InterruptedException {
            if (!hungUp.await(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError("the caller did not close the connection");
            }
        }

        private void read() {
            try (Socket mine = socket) {
                InputStream in = new BufferedInputStream(mine.getInputStream());
                while (readRequest(in)) {
                    asked.add(this);
                }
            } catch (IOException broken) {
                // a reset is a hang-up too
            } finally {
                hungUpAt = System.nanoTime();
                hungUp.countDown();
                open.remove(this);
            }
        }

        private boolean readRequest(InputStream in) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                text.append((char) next);
            }
            head = text.toString();
            int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
            int length = at < 0
                    ? 0
                    : Integer.parseInt(
                            head.substring(at + 15, head.indexOf('\r', at)).strip());
            body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return true;
        }
    }
}
