package dev.voicebox.web.realtime;

import java.security.SecureRandom;
import java.util.List;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.voicebox.catalogue.SessionPersonas;
import dev.voicebox.event.Ids;
import dev.voicebox.rehearsal.Rehearsal;
import dev.voicebox.session.Conversations;
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.web.realtime.rehearsal.RehearsalStart;
import dev.voicebox.web.realtime.rehearsal.Uncounted;
import dev.voicebox.web.stop.Accepting;
import dev.voicebox.web.stop.StopSignal;
import dev.voicebox.wire.ClientEventReader;
import dev.voicebox.wire.ServerEventWriter;

/** Opens the sockets' addresses when the application starts, and ends the sockets before the server does. */
@WebListener
public class RealtimeStart implements ServletContextListener {
    static final List<String> PATHS = List.of("/v1/realtime", "/ws/v2/realtime");

    private final Conversations conversations;
    private final SessionPersonas personas;
    private final Accepting accepting;
    private final EdgeMetrics metrics;
    private final Rehearsal rehearsal;
    private final RehearsalStart warmUp;
    private final OpenSockets sockets = new OpenSockets();

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private SocketThreads work;
    private SocketKeeper keeper;
    private StopSignal signal;

    @Inject
    public RealtimeStart(
            Conversations conversations,
            SessionPersonas personas,
            Accepting accepting,
            EdgeMetrics metrics,
            Rehearsal rehearsal,
            RehearsalStart warmUp) {
        this.conversations = conversations;
        this.personas = personas;
        this.accepting = accepting;
        this.metrics = metrics;
        this.rehearsal = rehearsal;
        this.warmUp = warmUp;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        work = new SocketThreads(threads);
        ServerContainer container =
                (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        Edge edge = edge(conversations, sockets, metrics);
        PATHS.forEach(path -> register(container, path, edge));
        register(container, RehearsalStart.PATH, edge(rehearsal.conversations(), new OpenSockets(), new Uncounted()));
        metrics.sessions(conversations::openSessions);
        keeper = new SocketKeeper(sockets, work.timers());
        signal = new StopSignal(this::sayFarewell);
        signal.install();
        warmUp.begin(work.timers(), threads);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sayFarewell();
        signal.remove();
        keeper.stop();
        work.close();
    }

    private void sayFarewell() {
        if (accepting.stop()) {
            new Farewell(sockets, work.timers()).say(conversations);
        }
    }

    private Edge edge(Conversations served, OpenSockets open, EdgeMetrics counted) {
        Ids ids = new Ids(new SecureRandom());
        return new Edge(
                served,
                personas,
                new ClientEventReader(ids::nextCall),
                new ServerEventWriter(),
                ids,
                open,
                counted,
                work.writers(),
                System::nanoTime);
    }

    private static void register(ServerContainer container, String path, Edge edge) {
        try {
            container.addEndpoint(ServerEndpointConfig.Builder.create(RealtimeEndpoint.class, path)
                    .subprotocols(List.of(RealtimeConfigurator.SUBPROTOCOL))
                    .configurator(new RealtimeConfigurator(edge))
                    .build());
        } catch (DeploymentException e) {
            throw new IllegalStateException("the address " + path + " cannot be opened", e);
        }
    }
}
