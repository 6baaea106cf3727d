package dev.voicebox.web.admin.list;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.list.Part;

/** A part of a list as it is shown. */
public final class ListJson {
    private ListJson() {}

    /** @param view with an {@code id} in what it makes */
    public static <T> ObjectNode of(Part<T> part, Function<T, ObjectNode> view) {
        List<ObjectNode> shown = part.data().stream().map(view).toList();
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        shown.forEach(data::add);
        list.put("has_more", part.hasMore());
        list.set("first_id", shown.isEmpty() ? null : shown.get(0).get("id"));
        list.set("last_id", shown.isEmpty() ? null : shown.get(shown.size() - 1).get("id"));
        return list;
    }
}
