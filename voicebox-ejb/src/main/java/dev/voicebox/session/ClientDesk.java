package dev.voicebox.session;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.conversation.CallerItems;
import dev.voicebox.conversation.ItemDesk;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.response.ResponseDesk;
import dev.voicebox.turn.TurnTaking;

/** Acts on what the client says; a refused event becomes one {@code error} and changes nothing. */
final class ClientDesk implements ClientEvent.Handler<ClientDesk.Action> {
    private final SessionProfile profile;
    private final Effects effects;
    private final ItemDesk items;
    private final TurnTaking turns;
    private final ResponseDesk responses;
    private final CallerItems callerItems;

    private SessionConfig config;
    private long expiresAt;

    /** What an event asks for; it may be refused. */
    interface Action {
        void run() throws ProtocolViolation;
    }

    ClientDesk(
            SessionProfile profile,
            Effects effects,
            ItemDesk items,
            TurnTaking turns,
            ResponseDesk responses,
            CallerItems callerItems) {
        this.profile = profile;
        this.effects = effects;
        this.items = items;
        this.turns = turns;
        this.responses = responses;
        this.callerItems = callerItems;
    }

    /** @param until when the session ends at the latest, in Unix seconds */
    void begin(long until) {
        expiresAt = until;
        apply(profile.config());
        effects.send(
                new ServerEvent.SessionCreated(config.document(profile.id().value(), expiresAt), profile.extension()));
    }

    void hear(ClientEvent event) {
        try {
            event.accept(this).run();
        } catch (ProtocolViolation refusal) {
            effects.send(new ServerEvent.Failure(refusal.error().withEventId(event.eventId())));
        }
    }

    void audioLoaded(ItemId item, byte[] audio) {
        items.audioLoaded(item, audio);
    }

    @Override
    public Action onSessionUpdate(ClientEvent.SessionUpdate event) {
        return () -> {
            SessionConfig merged = config.merge(event.session());
            if (responses.hasSpoken() && !voiceOf(merged).equals(voiceOf(config))) {
                throw new ProtocolViolation(ProtocolError.invalid(
                        ErrorCode.CANNOT_UPDATE_VOICE,
                        "Cannot update a conversation's voice if assistant audio is present.",
                        null));
            }
            apply(merged);
            effects.send(
                    new ServerEvent.SessionUpdated(config.document(profile.id().value(), expiresAt), null));
        };
    }

    @Override
    public Action onAudioAppend(ClientEvent.AudioAppend event) {
        return () -> turns.append(event.audio());
    }

    @Override
    public Action onAudioCommit(ClientEvent.AudioCommit event) {
        return turns::commit;
    }

    @Override
    public Action onAudioClear(ClientEvent.AudioClear event) {
        return turns::clear;
    }

    @Override
    public Action onItemCreate(ClientEvent.ItemCreate event) {
        return () -> items.create(event);
    }

    @Override
    public Action onItemRetrieve(ClientEvent.ItemRetrieve event) {
        return () -> items.retrieve(event);
    }

    @Override
    public Action onItemTruncate(ClientEvent.ItemTruncate event) {
        return () -> items.truncate(event);
    }

    @Override
    public Action onItemDelete(ClientEvent.ItemDelete event) {
        return () -> {
            items.delete(event);
            // An answer that waits for the words of this item need not wait any longer.
            responses.wordsKnown(event.itemId());
        };
    }

    @Override
    public Action onResponseCreate(ClientEvent.ResponseCreate event) {
        return () -> responses.create(event);
    }

    @Override
    public Action onResponseCancel(ClientEvent.ResponseCancel event) {
        return () -> responses.cancel(event);
    }

    private void apply(SessionConfig wanted) {
        config = wanted;
        responses.configure(wanted.answer());
        callerItems.configure(wanted.inputFormat(), wanted.transcription());
        turns.configure(wanted.inputFormat(), wanted.turnDetection());
    }

    private static String voiceOf(SessionConfig config) {
        return config.answer().mode().voice();
    }
}
