package dev.voicebox.session.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.conversation.ItemDesk;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.response.ResponseDesk;

/** Acts on what the client says; a refused event becomes one {@code error} and changes nothing. */
public final class ClientDesk {
    private final Effects effects;
    private final SessionCard card;
    private final SessionKind kind;

    /** The desks that a client's events end at. */
    public record Desks(CallerDesk caller, ItemDesk items, ResponseDesk responses) {}

    public ClientDesk(SessionConfig config, SessionCard card, Effects effects, Desks desks) {
        this.effects = effects;
        this.card = card;
        this.kind = config.accept(new SessionConfig.Handler<>() {
            @Override
            public SessionKind onRealtime(RealtimeConfig realtime) {
                return new RealtimeKind(realtime, card, desks);
            }

            @Override
            public SessionKind onTranscription(TranscriptionConfig transcription) {
                return new TranscriptionKind(transcription, card, desks);
            }
        });
    }

    public void begin() {
        kind.begin();
    }

    /**
     * Shows the session to a client that has come back to it.
     *
     * @param extension beside {@code session.created} as {@code voicebox}
     */
    public void greet(ObjectNode extension) {
        card.shows(extension);
        kind.greet();
    }

    public void hear(ClientEvent event) {
        try {
            event.accept(kind).run();
        } catch (ProtocolViolation refusal) {
            effects.send(new ServerEvent.Failure(refusal.error().withEventId(event.eventId())));
        }
    }
}
