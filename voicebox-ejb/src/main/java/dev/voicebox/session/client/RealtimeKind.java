package dev.voicebox.session.client;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.conversation.ItemDesk;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.response.ResponseDesk;

/** A session that answers: everything a client can say has a meaning in it. */
final class RealtimeKind implements SessionKind {
    private final SessionCard card;
    private final CallerDesk caller;
    private final ItemDesk items;
    private final ResponseDesk responses;
    private RealtimeConfig config;

    RealtimeKind(RealtimeConfig config, SessionCard card, ClientDesk.Desks desks) {
        this.config = config;
        this.card = card;
        this.caller = desks.caller();
        this.items = desks.items();
        this.responses = desks.responses();
    }

    @Override
    public void begin() {
        apply(config);
        greet();
    }

    @Override
    public void greet() {
        card.created(config);
    }

    @Override
    public Action onSessionUpdate(ClientEvent.SessionUpdate event) {
        return () -> {
            RealtimeConfig merged = config.merge(event.session());
            checkMoment(merged.answer());
            caller.check(merged);
            apply(merged);
            card.updated(merged);
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
    public Action onItemCreate(ClientEvent.ItemCreate event) {
        return () -> {
            items.create(event);
            if (event.item() instanceof Item.Message message && message.role() == Item.Role.USER) {
                responses.onTurn();
            }
        };
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
            responses.wordsKnown(event.itemId(), "");
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

    /** Some fields cannot change at every moment. */
    private void checkMoment(AnswerConfig wanted) throws ProtocolViolation {
        AnswerConfig now = config.answer();
        if (responses.hasSpoken() && !wanted.mode().voice().equals(now.mode().voice())) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.CANNOT_UPDATE_VOICE,
                    "Cannot update a conversation's voice if assistant audio is present.",
                    null));
        }
        if (responses.isAnswering() && wanted.speed() != now.speed()) {
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.CANNOT_UPDATE_SPEED,
                    "Cannot update a conversation's speed while a response is in progress."
                            + " Wait until it is finished, or cancel it.",
                    "session.audio.output.speed"));
        }
    }

    private void apply(RealtimeConfig wanted) {
        config = wanted;
        responses.configure(wanted);
        caller.configure(wanted.input());
    }
}
