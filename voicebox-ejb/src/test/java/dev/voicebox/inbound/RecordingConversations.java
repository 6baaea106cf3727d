package dev.voicebox.inbound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.Ending;
import dev.voicebox.session.ResumeRequest;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.session.SessionOwner;
import dev.voicebox.session.SessionPast;
import dev.voicebox.session.SessionRequest;

/** Sessions that remember what they are told, and say what the test wants. */
final class RecordingConversations implements Conversations {
    final List<Session> sessions = new ArrayList<>();
    boolean accepting = true;

    @Override
    public SessionHandle open(SessionRequest request, ClientChannel channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SessionHandle resume(ResumeRequest request, ClientChannel channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SessionHandle takeUp(SessionId id, SessionPast past, SessionRequest request, ClientChannel channel) {
        Session session = new Session(id, past, request, channel);
        sessions.add(session);
        return session;
    }

    @Override
    public SessionConfig configOf(SessionRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<SessionOwner> owners() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int end(Predicate<SessionOwner> which, Ending why) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int openSessions() {
        return sessions.size();
    }

    @Override
    public boolean isAccepting() {
        return accepting;
    }

    @Override
    public void stop() {
        accepting = false;
    }

    static final class Session implements SessionHandle {
        final SessionPast past;
        final SessionRequest request;
        final ClientChannel channel;
        final List<ClientEvent> heard = new ArrayList<>();
        int code;
        private final SessionId id;

        Session(SessionId id, SessionPast past, SessionRequest request, ClientChannel channel) {
            this.id = id;
            this.past = past;
            this.request = request;
            this.channel = channel;
        }

        List<Item> items() {
            return heard.stream()
                    .filter(ClientEvent.ItemCreate.class::isInstance)
                    .map(event -> ((ClientEvent.ItemCreate) event).item())
                    .toList();
        }

        long answersAsked() {
            return heard.stream()
                    .filter(ClientEvent.ResponseCreate.class::isInstance)
                    .count();
        }

        void isDurable(Item item) {
            channel.send("event_1", new ItemEvent.Done(item, null));
        }

        void refuses(ErrorCode code, String eventId) {
            channel.send(
                    "event_1",
                    new ServerEvent.Failure(
                            ProtocolError.invalid(code, "No.", "item.id").withEventId(eventId)));
        }

        @Override
        public SessionId id() {
            return id;
        }

        @Override
        public void offer(ClientEvent event) {
            heard.add(event);
        }

        @Override
        public void refuse(ProtocolError error) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writable(boolean writable) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void disconnected(int code) {
            this.code = code;
        }
    }
}
