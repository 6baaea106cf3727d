package dev.voicebox.web.realtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.session.NotNow;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.web.admission.Admitted;

/** One socket: hands its text to the session as events, and tells the session when the client is gone. */
public final class RealtimeEndpoint extends Endpoint {
    private static final Logger LOG = System.getLogger(RealtimeEndpoint.class.getName());
    private static final int REFUSED = 4000;
    private static final int TOO_BIG = 1009;
    private static final int INTERNAL_ERROR = 1011;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Edge edge;
    private final FrameText frame = new FrameText();
    private SocketChannel channel;
    private SessionHandle session;
    private Admitted admitted;

    RealtimeEndpoint(Edge edge) {
        this.edge = edge;
    }

    @Override
    public void onOpen(Session socket, EndpointConfig config) {
        admitted = (Admitted) socket.getUserPrincipal();
        channel = new SocketChannel(
                new CountedSocket(
                        new CountingSocket(new LibertySocket(socket), edge.metrics()), admitted.connection()::end),
                edge.writer(),
                SocketLimits.DEFAULT,
                edge.writers(),
                edge.nanos());
        edge.sockets().add(channel);
        try {
            session = open(socket);
            admitted.connection().begin();
            channel.attach(session);
        } catch (ProtocolViolation violation) {
            refuse(violation.error());
        } catch (NotNow unavailable) {
            LOG.log(Level.WARNING, "a session could not be resumed", unavailable);
            channel.close(TRY_AGAIN_LATER, "The server cannot read sessions now. Try again.");
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a session could not be opened", failure);
            channel.close(INTERNAL_ERROR, "The server could not open the session.");
        }
        socket.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::onText);
        socket.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) this::onBinary);
        socket.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> channel.heard());
    }

    @Override
    public void onClose(Session socket, CloseReason reason) {
        int code = CloseCodesSeen.ofClient(reason.getCloseCode().getCode());
        edge.metrics().closed(code);
        channel.lost();
        if (channel.isGone()) {
            edge.sockets().remove(channel);
        }
        admitted.connection().end();
        if (session != null) {
            session.disconnected(code);
        }
    }

    @Override
    public void onError(Session socket, Throwable failure) {
        // A broken connection is followed by onClose, which is where it counts.
        LOG.log(Level.DEBUG, "a socket failed", failure);
    }

    private SessionHandle open(Session socket) throws ProtocolViolation {
        Query query = new Query(socket.getRequestParameterMap());
        checkShape(admitted);
        return query.isReturn()
                ? edge.conversations().resume(query.returning(admitted.caller(), admitted.trace()), channel)
                : edge.conversations().open(request(admitted, query), channel);
    }

    private static void checkShape(Admitted admitted) throws ProtocolViolation {
        if (admitted.beta()) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.BETA_API_SHAPE_DISABLED,
                    "The beta shape of events is not served. Leave out 'OpenAI-Beta: realtime=v1' and use the current"
                            + " one.",
                    null));
        }
    }

    private SessionRequest request(Admitted admitted, Query query) throws ProtocolViolation {
        Caller caller = admitted.caller();
        return new SessionRequest(
                caller.tenant(),
                caller.project(),
                query.wanted(),
                fields(caller, query.persona()),
                caller.asker(),
                admitted.trace());
    }

    private ObjectNode fields(Caller caller, String persona) throws ProtocolViolation {
        ObjectNode bound = caller.session() instanceof ObjectNode config ? config : null;
        if (persona != null && caller.kind() == CredentialKind.CLIENT_SECRET) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "Invalid 'persona': whom the session is, is decided when the client secret is made. Name it there.",
                    Query.PERSONA));
        }
        return edge.personas().fields(caller.tenant(), persona, Query.PERSONA, bound);
    }

    private void refuse(ProtocolError error) {
        channel.send(edge.ids().nextEvent(), new ServerEvent.Failure(error));
        channel.close(REFUSED, error.type().wire() + '.' + error.code().wire());
    }

    private void onText(String part, boolean last) {
        edge.metrics().received(part.length());
        channel.heard();
        String text = frame.add(part, last);
        if (frame.isOverflown()) {
            channel.close(
                    TOO_BIG,
                    "A message may have " + FrameText.MAX_LENGTH + " bytes in " + FrameText.MAX_PARTS + " parts.");
        } else if (text != null && session != null) {
            onEvent(text);
        }
    }

    private void onEvent(String text) {
        try {
            session.offer(edge.reader().read(text));
        } catch (ProtocolViolation violation) {
            session.refuse(violation.error());
        }
    }

    private void onBinary(ByteBuffer part, boolean last) {
        channel.heard();
        if (last && session != null) {
            session.refuse(ProtocolError.invalid(
                    ErrorCode.INVALID_EVENT, "Binary frames are not events. Send JSON in text frames.", null));
        }
    }
}
