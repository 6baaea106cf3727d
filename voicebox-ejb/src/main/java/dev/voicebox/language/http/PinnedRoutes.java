package dev.voicebox.language.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

import javax.net.ssl.TrustManager;

/**
 * Routes to an address that was checked, whatever the host's name leads to by the time of the connection: the URL gets the
 * address in figures, and the name goes into the {@code Host} header and, with TLS, into the handshake, where the certificate
 * must be for it (or for that very address). A client for each host, because a client has one name to ask for; those used least
 * are dropped, and end with their last call.
 */
public final class PinnedRoutes {
    /** Of the JDK; read once, when its HTTP client is loaded. The server's {@code jvm.options} has it too. */
    private static final String HEADERS = "jdk.httpclient.allowRestrictedHeaders";
    /** Clients, with a thread each. */
    private static final int MOST = 64;

    private static final float LOAD = 0.75f;

    private final Executor executor;
    private final HttpClient shared;
    private final TrustManager[] trusted;
    private final Map<String, HttpClient> clients = new LinkedHashMap<>(MOST, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HttpClient> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param shared for what needs no TLS of its own
     * @param trusted {@code null} for those of the JVM
     */
    public PinnedRoutes(Executor executor, HttpClient shared, TrustManager[] trusted) {
        this.executor = executor;
        this.shared = shared;
        this.trusted = trusted == null ? null : trusted.clone();
    }

    /** To be called before any HTTP client is made: without it the JDK's lets nobody name a host. */
    public static void prepare() {
        String allowed = System.getProperty(HEADERS, "");
        if (!allowed.matches("(?i)(.*,)?\\s*host\\s*(,.*)?")) {
            System.setProperty(HEADERS, allowed.isEmpty() ? "host" : allowed + ",host");
        }
    }

    /** @param address of the URL's host, as it was checked */
    public Route to(URI baseUrl, InetAddress address) {
        String host = baseUrl.getHost().toLowerCase(Locale.ROOT);
        if (host.matches("\\[.*]|[0-9.]+")) {
            // Figures lead nowhere else.
            return Route.byName(shared);
        }
        boolean tls = "https".equalsIgnoreCase(baseUrl.getScheme());
        return new Pinned(tls ? clientOf(host) : shared, address);
    }

    private synchronized HttpClient clientOf(String host) {
        return clients.computeIfAbsent(host, name -> HttpClients.ofHost(name, executor, trusted));
    }

    private record Pinned(HttpClient client, InetAddress address) implements Route {
        @Override
        public HttpRequest.Builder to(URI url) {
            String figures =
                    address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            URI pinned = URI.create(url.getScheme() + "://" + figures + port + url.getRawPath());
            try {
                return HttpRequest.newBuilder(pinned).header("Host", url.getHost() + port);
            } catch (IllegalArgumentException refused) {
                throw new IllegalStateException(
                        "the HTTP client was loaded too early: start the server with -D" + HEADERS + "=host", refused);
            }
        }
    }
}
