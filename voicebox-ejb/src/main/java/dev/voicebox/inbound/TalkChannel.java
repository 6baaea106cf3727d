package dev.voicebox.inbound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.session.ClientChannel;
import dev.voicebox.session.SessionHandle;

/**
 * What a session says to a conversation over Kafka. Words and answers go out by the outbox; here it is only heard which items
 * are durable, so that their records are settled, and when the next answer may be asked for. Called by the session's thread
 * and by the worker's.
 */
final class TalkChannel implements ClientChannel {
    private static final String ANSWER = "inbound-answer";
    private static final int NORMAL = 1000;

    private final LongConsumer settle;
    private final InboundWatch watch;
    private final Map<ItemId, Awaited> awaited = new HashMap<>();

    private SessionHandle session;
    private boolean owed;
    private boolean answering;
    private boolean ending;
    private boolean over;

    private record Awaited(String eventId, List<Long> offsets) {}

    /** @param settle takes offsets whose records are no longer needed, on any thread */
    TalkChannel(LongConsumer settle, InboundWatch watch) {
        this.settle = settle;
        this.watch = watch;
    }

    synchronized void attach(SessionHandle session) {
        this.session = session;
    }

    synchronized boolean isOver() {
        return over;
    }

    void settlesNow(long offset) {
        settle.accept(offset);
    }

    /**
     * The records are settled when the item is durable, or refused.
     *
     * @return false when it is awaited already: the records of both copies are settled together
     */
    synchronized boolean expect(ItemId item, String eventId, List<Long> offsets) {
        List<Long> all = new ArrayList<>(offsets);
        Awaited before = awaited.get(item);
        if (before != null) {
            all.addAll(before.offsets());
            watch.skipped(Reason.REPEATED, "it is on its way already");
        }
        awaited.put(item, new Awaited(eventId, all));
        return before == null;
    }

    /** Whether anything is still to come of what was said. */
    synchronized boolean isBusy() {
        return !awaited.isEmpty() || owed || answering;
    }

    synchronized void endWhenDone() {
        ending = true;
        endIfDone();
    }

    /** Offsets that nobody settles any more. */
    synchronized Collection<Long> abandon() {
        over = true;
        List<Long> left =
                awaited.values().stream().flatMap(one -> one.offsets().stream()).toList();
        awaited.clear();
        return left;
    }

    @Override
    public synchronized void send(String eventId, ServerEvent event) {
        if (over) {
            return;
        }
        if (event instanceof ItemEvent.Done done
                && awaited.containsKey(done.item().id())) {
            awaited.remove(done.item().id()).offsets().forEach(settle::accept);
            owed = true;
            answer();
        } else if (event instanceof ResponseEvent.Done) {
            answering = false;
            answer();
        } else if (event instanceof ServerEvent.Failure failure) {
            onFailure(failure.error());
        }
        endIfDone();
    }

    /** No client of Kafka comes back: what it says does. */
    @Override
    public void send(StoredEvent event) {
        throw new IllegalStateException("sessions of callers over Kafka are not resumed");
    }

    /** The session has ended by itself: it expired, or its server stops. */
    @Override
    public synchronized void close(int code, String reason) {
        over = true;
    }

    private void onFailure(ProtocolError error) {
        if (error.code() == ErrorCode.ITEM_NOT_STORED) {
            watch.waits("items cannot be stored");
            over = true;
            return;
        }
        if (ANSWER.equals(error.eventId())) {
            answering = false;
        }
        boolean repeated = error.code() == ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID;
        awaited.entrySet().stream()
                .filter(one -> one.getValue().eventId().equals(error.eventId()))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(item -> awaited.remove(item).offsets().forEach(settle::accept));
        watch.skipped(
                repeated ? Reason.REPEATED : Reason.REFUSED,
                "the session said " + error.code() + (error.param() == null ? "" : " of " + error.param()));
    }

    private void answer() {
        if (owed && !answering) {
            owed = false;
            answering = true;
            session.offer(new ClientEvent.ResponseCreate(ANSWER, JsonNodeFactory.instance.objectNode(), null));
        }
    }

    private void endIfDone() {
        if (ending && !over && !isBusy()) {
            over = true;
            session.disconnected(NORMAL);
        }
    }
}
