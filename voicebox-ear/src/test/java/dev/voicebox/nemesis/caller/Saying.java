package dev.voicebox.nemesis.caller;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.nemesis.load.Items;

/**
 * Something that a caller wants.
 *
 * @param text of the event
 * @param begun whether a server has taken it up: it is not said again then
 * @param ended whether everything has come of it that will
 */
public record Saying(String text, Predicate<Heard> begun, Predicate<Heard> ended) {
    /** The model says again what it is told, a word in 120 ms: a server that stops lets nobody go on for longer than 25 s. */
    private static final int MOST_TOKENS = 150;

    /** An item at the end of the conversation. */
    static Saying create(ObjectNode item) {
        String id = item.path("id").asText();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", "conversation.item.create").put("event_id", "create_" + id);
        event.set("item", item);
        return new Saying(
                Items.text(event),
                heard -> heard.is("conversation.item.added")
                        && heard.text("/item/id").equals(id),
                heard -> heard.is("conversation.item.done")
                        && heard.text("/item/id").equals(id));
    }

    /** @param name of this answer among those of the caller */
    public static Saying ask(String name) {
        return ask(name, "text");
    }

    /** Spoken, and written beside it. */
    public static Saying askAloud(String name) {
        return ask(name, "audio");
    }

    private static Saying ask(String name, String modality) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", "response.create").put("event_id", name);
        ObjectNode response = event.putObject("response");
        response.putArray("output_modalities").add(modality);
        response.put("max_output_tokens", MOST_TOKENS);
        response.putObject("metadata").put("ask", name);
        return new Saying(
                Items.text(event),
                heard -> heard.is("response.created") && isOf(heard, name),
                heard -> heard.is("response.done") && isOf(heard, name));
    }

    private static boolean isOf(Heard heard, String name) {
        return heard.text("/response/metadata/ask").equals(name);
    }
}
