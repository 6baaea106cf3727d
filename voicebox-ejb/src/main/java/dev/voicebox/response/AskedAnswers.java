package dev.voicebox.response;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.response.prompt.Reading;

/** Answers of which it is not known yet whether they may begin. Who cancels one cancels it as soon as it has. */
final class AskedAnswers {
    private final Map<ResponseId, Wanted> waiting = new LinkedHashMap<>();
    private final Map<ResponseId, CancelReason> cancelled = new LinkedHashMap<>();

    /**
     * @param apart beside the conversation
     * @param metadata {@code null} for none
     * @param eventId the client's own id of the event that asks for it, or {@code null}
     */
    record Wanted(AnswerConfig config, boolean apart, ObjectNode metadata, Reading reading, String eventId) {
        @Override
        public String toString() {
            return "Wanted[" + (apart ? "apart" : "in the conversation") + ", " + Redacted.json(metadata) + "]";
        }
    }

    /** One that may begin. */
    record Allowed(Wanted wanted, Optional<CancelReason> cancelled) {}

    void add(ResponseId id, Wanted wanted) {
        waiting.put(id, wanted);
    }

    Optional<Allowed> remove(ResponseId id) {
        Optional<CancelReason> reason = Optional.ofNullable(cancelled.remove(id));
        return Optional.ofNullable(waiting.remove(id)).map(wanted -> new Allowed(wanted, reason));
    }

    /** The one that is to speak in the conversation. */
    Optional<ResponseId> spoken() {
        return waiting.entrySet().stream()
                .filter(one -> !one.getValue().apart())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    long apart() {
        return waiting.values().stream().filter(Wanted::apart).count();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** @return whether it is waited for */
    boolean cancel(ResponseId id, CancelReason reason) {
        if (waiting.containsKey(id)) {
            cancelled.putIfAbsent(id, reason);
            return true;
        }
        return false;
    }

    void cancelAll(CancelReason reason) {
        waiting.keySet().forEach(id -> cancelled.putIfAbsent(id, reason));
    }
}
