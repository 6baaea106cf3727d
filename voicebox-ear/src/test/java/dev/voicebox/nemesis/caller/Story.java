package dev.voicebox.nemesis.caller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.ItemHash;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.history.Outcome;
import dev.voicebox.protocol.grammar.StreamCheck;

/** Everything that a client has heard of its session, over all its connections. */
public final class Story {
    private static final int TOLD = 12;
    /** Not kept for who comes back. */
    private static final Set<String> PASSING =
            Set.of("session.created", "rate_limits.updated", "response.output_audio.delta");

    private final int caller;
    private final List<Heard> heard = new ArrayList<>();
    private final Map<String, Long> asked = new HashMap<>();

    public Story(int caller) {
        this.caller = caller;
    }

    public synchronized void add(Heard event) {
        heard.add(event);
    }

    /** The client has begun to create an item. */
    synchronized void asks(String item, long atUs) {
        asked.put(item, atUs);
    }

    synchronized int size() {
        return heard.size();
    }

    /** Whether something like it was heard since there were so many. */
    synchronized boolean has(int since, Predicate<Heard> which) {
        return heard.subList(since, heard.size()).stream().anyMatch(which);
    }

    synchronized String lastId() {
        return heard.get(heard.size() - 1).text("/event_id");
    }

    public synchronized String session() {
        return heard.isEmpty() ? "" : heard.get(0).text("/session/id");
    }

    /** The session, and what was heard of it last. */
    synchronized String end() {
        return session() + ", which heard "
                + heard.subList(Math.max(0, heard.size() - TOLD), heard.size()).stream()
                        .map(one -> one.text("/type") + " " + one.text("/event_id"))
                        .collect(Collectors.joining(", "));
    }

    /** Whether it was heard here as well, or is nothing that is kept. */
    synchronized boolean knows(Heard event) {
        String id = event.text("/event_id");
        return PASSING.contains(event.text("/type"))
                || heard.stream().anyMatch(one -> one.text("/event_id").equals(id));
    }

    /** How often it heard what, with its length. */
    synchronized Map<String, List<Integer>> lengths() {
        Map<String, List<Integer>> lengths = new LinkedHashMap<>();
        heard.forEach(one -> lengths.computeIfAbsent(one.text("/type"), unused -> new ArrayList<>())
                .add(one.event().toString().length()));
        return lengths;
    }

    /** What is wrong with it: everything is told, once, in the order of the protocol, and comes to an end. */
    public synchronized List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        heard.stream()
                .map(one -> one.text("/event_id"))
                .filter(id -> !ids.add(id))
                .forEach(id -> complaints.add(session() + ": " + id + " came twice"));
        StreamCheck protocol = new StreamCheck();
        try {
            heard.forEach(one -> protocol.see(one.event()));
            protocol.end();
        } catch (AssertionError wrong) {
            complaints.add(
                    session() + ": " + wrong.getMessage().lines().limit(3).toList());
        }
        return complaints;
    }

    /** What is kept of the session and was not heard, or not in this order; what Redis did not take in time is not kept. */
    public synchronized List<String> unheard(List<String> kept) {
        List<String> told = heard.stream().map(one -> one.text("/event_id")).toList();
        List<String> unheard = new ArrayList<>();
        int from = 0;
        for (String id : kept) {
            int at = told.subList(from, told.size()).indexOf(id);
            if (at < 0) {
                unheard.add(id);
            } else {
                from += at + 1;
            }
        }
        return unheard;
    }

    /** Ends of answers, with how often: their status, and the code of the error if there was one. */
    public synchronized Map<String, Integer> answers() {
        Map<String, Integer> answers = new LinkedHashMap<>();
        heard.stream().filter(one -> one.is("response.done")).forEach(done -> {
            String why =
                    done.text("/response/status_details/error/code") + done.text("/response/status_details/reason");
            answers.merge((done.text("/response/status") + " " + why).strip(), 1, Integer::sum);
        });
        return answers;
    }

    /** Answers that had begun, and not ended, at a time. */
    public synchronized int openAt(long nanos) {
        long begun = count("response.created", nanos);
        return (int) (begun - count("response.done", nanos));
    }

    private long count(String type, long until) {
        return heard.stream()
                .filter(one -> one.is(type) && one.atNanos() <= until)
                .count();
    }

    /** Each item that the client knows of, in the order in which it heard of them; acknowledged is what was said to be done. */
    public synchronized List<Operation> operations(History history) {
        Map<String, Heard> done = new HashMap<>();
        heard.stream().filter(one -> one.is("conversation.item.done")).forEach(one -> done.put(id(one), one));
        List<Operation> operations = new ArrayList<>();
        heard.stream().filter(one -> one.is("conversation.item.added")).forEach(added -> {
            long addedUs = history.us(added.atNanos());
            Heard end = done.get(id(added));
            JsonNode item = (end == null ? added : end).event().path("item");
            operations.add(new Operation(
                    history.nextId(),
                    caller,
                    session(),
                    id(added),
                    ItemHash.of(item),
                    end == null ? null : end.event().path("previous_item_id").textValue(),
                    asked.getOrDefault(id(added), addedUs),
                    end == null ? addedUs : history.us(end.atNanos()),
                    end == null ? Outcome.UNKNOWN : Outcome.OK));
        });
        return operations;
    }

    /** Whether the client itself has created it. */
    public synchronized boolean isAsked(Operation operation) {
        return asked.containsKey(operation.item());
    }

    private static String id(Heard event) {
        return event.text("/item/id");
    }
}
