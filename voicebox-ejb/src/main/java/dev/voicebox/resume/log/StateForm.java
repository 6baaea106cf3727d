package dev.voicebox.resume.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.persistence.redis.session.KeptEvent;
import dev.voicebox.persistence.redis.session.SessionAddress;
import dev.voicebox.persistence.redis.session.SessionRemembered;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.wire.item.StoredItem;

import static dev.voicebox.persistence.redis.session.SessionWrite.Operations;

/** What a session says and is, as texts in Redis. Nothing where a text may not be written now, or cannot be read any more. */
public final class StateForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = "config";

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    private final StateText text;

    public StateForm(StateText text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** @throws IllegalArgumentException if no session in Redis can have this name */
    public static SessionAddress address(SessionKey key) {
        return new SessionAddress(
                key.tenant().value(), key.project().value(), key.session().value());
    }

    public Optional<String> config(SessionKey session, ObjectNode config) {
        return text.seal(session, CONFIG, config.toString());
    }

    public Optional<ObjectNode> readConfig(SessionKey session, String kept) {
        return text.open(session, CONFIG, kept)
                .map(StateForm::read)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    /** Whether it could be said. */
    boolean add(SessionKey session, StoredEvent event, Keeping keeping, Operations all) {
        return keeping.accept(new Keeping.Handler<>() {
            @Override
            public Boolean onStored() {
                Optional<String> json = text.seal(session, event.id(), event.json());
                json.ifPresent(kept -> all.event(event.id(), event.type(), kept));
                return json.isPresent();
            }

            @Override
            public Boolean onPassing() {
                all.passing(event.id());
                return true;
            }

            @Override
            public Boolean onGreeting(Keeping.Greeting greeting) {
                all.greeting(event.id(), greeting.after() == null ? "" : greeting.after());
                return true;
            }
        });
    }

    /** Whether it could be said. */
    boolean add(SessionKey session, StateChange change, Operations all) {
        return change.accept(new StateChange.Handler<>() {
            @Override
            public Boolean onConfigChanged(StateChange.ConfigChanged changed) {
                Optional<String> config = config(session, changed.config());
                config.ifPresent(all::config);
                return config.isPresent();
            }

            @Override
            public Boolean onItemPut(StateChange.ItemPut put) {
                ItemId previous = put.previous();
                Optional<String> body = body(session, put.item());
                body.ifPresent(
                        kept -> all.item(put.item().id().value(), kept, previous == null ? "" : previous.value()));
                return body.isPresent();
            }

            @Override
            public Boolean onItemDropped(StateChange.ItemDropped dropped) {
                all.dropItem(dropped.item().value());
                return true;
            }

            @Override
            public Boolean onTokenReceived(StateChange.TokenReceived received) {
                all.tokenReceived();
                return true;
            }
        });
    }

    /** All of them, or none. */
    Optional<List<SessionRemembered.Body>> bodies(SessionKey session, List<Item> items) {
        List<SessionRemembered.Body> bodies = new ArrayList<>();
        for (Item item : items) {
            body(session, item)
                    .ifPresent(kept ->
                            bodies.add(new SessionRemembered.Body(item.id().value(), kept)));
        }
        return bodies.size() == items.size() ? Optional.of(bodies) : Optional.empty();
    }

    /**
     * All of them, or none.
     *
     * @param last place of the last of them
     */
    List<KeptEvent> said(SessionKey session, List<StoredEvent> events, long last) {
        List<KeptEvent> said = new ArrayList<>();
        for (StoredEvent event : events) {
            long place = last - events.size() + 1 + said.size();
            text.seal(session, event.id(), event.json())
                    .ifPresent(json -> said.add(new KeptEvent(place, event.id(), event.type(), json)));
        }
        return said.size() == events.size() ? said : List.of();
    }

    /** Those that can be read. */
    public List<Item> readItems(SessionKey session, List<SessionRemembered.Body> bodies) {
        return bodies.stream()
                .flatMap(body -> text.open(session, placeOf(body.id()), body.text()).stream())
                .map(StoredItem::read)
                .toList();
    }

    /** All of them, or none. */
    public Optional<List<StoredEvent>> readEvents(SessionKey session, List<KeptEvent> kept) {
        List<StoredEvent> events = new ArrayList<>();
        for (KeptEvent event : kept) {
            text.open(session, event.id(), event.json())
                    .ifPresent(json -> events.add(new StoredEvent(event.id(), event.type(), json)));
        }
        return events.size() == kept.size() ? Optional.of(events) : Optional.empty();
    }

    private Optional<String> body(SessionKey session, Item item) {
        return text.seal(session, placeOf(item.id().value()), StoredItem.write(item));
    }

    private static String placeOf(String item) {
        return "item " + item;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            // Without the cause: its message would repeat what was said.
            throw new IllegalArgumentException("the kept configuration is not JSON");
        }
    }
}
