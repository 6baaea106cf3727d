package dev.voicebox.web.observe;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The metrics of the edge.
 *
 * <pre>
 *   voicebox_sessions_open                          sessions on this server
 *   voicebox_socket_received_bytes_total            text received over sockets
 *   voicebox_socket_sent_bytes_total                text handed to sockets
 *   voicebox_socket_closed_total{code}              by the close code that was sent or received
 *   voicebox_refused_total{reason}                  handshakes and calls refused, by error code
 * </pre>
 */
@ApplicationScoped
public class EdgeMetrics {
    private static final Metadata REFUSED =
            named("voicebox_refused_total", "Handshakes and calls refused, by error code");
    private static final Metadata CLOSED =
            named("voicebox_socket_closed_total", "Sockets closed, by the close code sent or received");

    private static final int PRIVATE_CODES = 3000;
    private static final Set<Integer> OWN_CODES = Set.of(3000, 4000, 4004);

    private final MetricRegistry registry;
    private final Counter received;
    private final Counter sent;
    /** To look one up is a tenth of a refusal, of which an overloaded server has hundreds a second. */
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

    /** For the container's proxy. */
    protected EdgeMetrics() {
        this.registry = null;
        this.received = null;
        this.sent = null;
    }

    @Inject
    public EdgeMetrics(MetricRegistry registry) {
        this.registry = registry;
        this.received = registry.counter(named("voicebox_socket_received_bytes_total", "Text received over sockets"));
        this.sent = registry.counter(named("voicebox_socket_sent_bytes_total", "Text handed to sockets"));
    }

    public void sessions(IntSupplier open) {
        registry.gauge(named("voicebox_sessions_open", "Sessions on this server"), open::getAsInt);
    }

    public void received(int bytes) {
        received.inc(bytes);
    }

    public void sent(int bytes) {
        sent.inc(bytes);
    }

    /** A client may send any of some thousand codes: those without a meaning here count as one. */
    public void closed(int code) {
        String known = code < PRIVATE_CODES || OWN_CODES.contains(code) ? Integer.toString(code) : "other";
        registry.counter(CLOSED, new Tag("code", known)).inc();
    }

    public void refused(String reason) {
        refusals.computeIfAbsent(String.valueOf(reason), word -> registry.counter(REFUSED, new Tag("reason", word)))
                .inc();
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
