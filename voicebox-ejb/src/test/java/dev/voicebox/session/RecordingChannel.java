package dev.voicebox.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.event.ServerEvent;
import dev.voicebox.protocol.grammar.StreamCheck;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.wire.ServerEventWriter;

/** A client's end that remembers what it was sent, in order. */
final class RecordingChannel implements ClientChannel {
    private static final ServerEventWriter WRITER = new ServerEventWriter();

    final List<ServerEvent> events = new ArrayList<>();
    final List<String> eventIds = new ArrayList<>();
    /** Of a session that can be resumed. */
    final List<String> texts = new ArrayList<>();

    final List<String> wire = new ArrayList<>();
    final StreamCheck stream = new StreamCheck();
    int closedWith;
    Consumer<ServerEvent> onEvent = event -> {};

    @Override
    public void send(String eventId, ServerEvent event) {
        stream.see(WRITER.write(eventId, event));
        wire.add(event.type());
        events.add(event);
        eventIds.add(eventId);
        onEvent.accept(event);
    }

    @Override
    public void send(StoredEvent event) {
        stream.see(event.json());
        wire.add(event.type());
        eventIds.add(event.id());
        texts.add(event.json());
    }

    @Override
    public void close(int code, String reason) {
        wire.add("close " + code);
        closedWith = code;
    }

    <T extends ServerEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
