package dev.voicebox.web.observe;

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
    private static final String REFUSED = "voicebox_refused_total";
    private static final String CLOSED = "voicebox_socket_closed_total";

    private final MetricRegistry registry;
    private final Counter received;
    private final Counter sent;

    /** For the container's proxy. */
    protected EdgeMetrics() {
        this.registry = null;
        this.received = null;
        this.sent = null;
    }

    @Inject
    public EdgeMetrics(MetricRegistry registry) {
        this.registry = registry;
        this.received = registry.counter(Metadata.builder()
                .withName("voicebox_socket_received_bytes_total")
                .withDescription("Text received over sockets")
                .build());
        this.sent = registry.counter(Metadata.builder()
                .withName("voicebox_socket_sent_bytes_total")
                .withDescription("Text handed to sockets")
                .build());
    }

    public void sessions(java.util.function.IntSupplier open) {
        registry.gauge("voicebox_sessions_open", open::getAsInt);
    }

    public void received(int bytes) {
        received.inc(bytes);
    }

    public void sent(int bytes) {
        sent.inc(bytes);
    }

    public void closed(int code) {
        registry.counter(CLOSED, new Tag("code", Integer.toString(code))).inc();
    }

    public void refused(String reason) {
        registry.counter(REFUSED, new Tag("reason", String.valueOf(reason))).inc();
    }
}
