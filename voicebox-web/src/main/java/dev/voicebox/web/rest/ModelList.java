package dev.voicebox.web.rest;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.job.model.WeightState;
import dev.voicebox.observe.Inventory;

/** The names that sessions may ask for. All are aliases of what this server has, which stands beside each of them. */
final class ModelList {
    /** Of the first version; clients sort by it. */
    private static final long CREATED = 1_795_132_800;

    private final List<String> names;

    ModelList(List<String> names) {
        this.names = List.copyOf(names);
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Weights stand once beside the list: they are the same for every name. */
    ObjectNode all(Inventory inventory, List<WeightState> weights) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        names.forEach(name -> data.add(model(name, inventory)));
        list.putObject("voicebox").set("weights", WeightsJson.of(weights));
        return list;
    }

    ObjectNode model(String name, Inventory inventory) {
        ObjectNode model = JsonNodeFactory.instance
                .objectNode()
                .put("id", name)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "voicebox");
        model.set("voicebox", InventoryJson.of(inventory));
        return model;
    }
}
