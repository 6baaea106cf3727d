package dev.voicebox.session.client;

import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.conversation.ItemDesk;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

/** A session that writes down what it hears: nothing is answered in it, so that nothing about answers can be said to it. */
final class TranscriptionKind implements SessionKind {
    private final SessionCard card;
    private final CallerDesk caller;
    private final ItemDesk items;
    private TranscriptionConfig config;

    TranscriptionKind(TranscriptionConfig config, SessionCard card, ClientDesk.Desks desks) {
        this.config = config;
        this.card = card;
        this.caller = desks.caller();
        this.items = desks.items();
    }

    @Override
    public void begin() {
        caller.configure(config.input());
        greet();
    }

    @Override
    public void greet() {
        card.created(config);
    }

    @Override
    public Action onSessionUpdate(ClientEvent.SessionUpdate event) {
        return () -> {
            TranscriptionConfig merged = config.merge(event.session());
            caller.check(merged);
            config = merged;
            caller.configure(config.input());
            card.updated(config);
        };
    }

    @Override
    public Action onAudioAppend(ClientEvent.AudioAppend event) {
        return caller.append(event);
    }

    @Override
    public Action onAudioCommit(ClientEvent.AudioCommit event) {
        return caller.commit();
    }

    @Override
    public Action onAudioClear(ClientEvent.AudioClear event) {
        return caller.clear();
    }

    @Override
    public Action onItemRetrieve(ClientEvent.ItemRetrieve event) {
        return () -> items.retrieve(event);
    }

    @Override
    public Action onItemDelete(ClientEvent.ItemDelete event) {
        return () -> items.delete(event);
    }

    @Override
    public Action onItemCreate(ClientEvent.ItemCreate event) {
        return refused("conversation.item.create");
    }

    @Override
    public Action onItemTruncate(ClientEvent.ItemTruncate event) {
        return refused("conversation.item.truncate");
    }

    @Override
    public Action onResponseCreate(ClientEvent.ResponseCreate event) {
        return refused("response.create");
    }

    @Override
    public Action onResponseCancel(ClientEvent.ResponseCancel event) {
        return refused("response.cancel");
    }

    private static Action refused(String type) {
        return () -> {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "Invalid value: '" + type + "'. Supported values are: 'session.update',"
                            + " 'input_audio_buffer.append', 'input_audio_buffer.commit', 'input_audio_buffer.clear',"
                            + " 'conversation.item.retrieve' and 'conversation.item.delete'. A transcription session"
                            + " answers nothing: open one with ?model= for a conversation.",
                    "type"));
        };
    }
}
