package dev.voicebox.wire;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.item.McpItemReader;

/** Reads items as a client may send them. */
final class ItemReader {
    static final int MAX_ID = 32;

    private static final List<String> TYPES = Stream.concat(
                    Stream.of("message", "function_call", "function_call_output"), McpItemReader.TYPES.stream())
            .toList();
    private static final List<String> INPUT_TYPES =
            Stream.concat(TYPES.stream(), Stream.of("item_reference")).toList();
    private static final List<String> ROLES = List.of("system", "user", "assistant");
    private static final List<String> STATUSES = List.of("completed", "incomplete", "in_progress");

    private static final Set<String> MESSAGE = Set.of("id", "object", "type", "status", "role", "content", "phase");
    private static final Set<String> CALL = Set.of("id", "object", "type", "status", "call_id", "name", "arguments");
    private static final Set<String> OUTPUT = Set.of("id", "object", "type", "status", "call_id", "output");
    private static final Set<String> REFERENCE = Set.of("type", "id");

    private final Supplier<String> callIds;

    /** {@code callIds} names the function calls to which a client gives no {@code call_id}. */
    ItemReader(Supplier<String> callIds) {
        this.callIds = callIds;
    }

    /** An item to put into the conversation; its id is {@code null} when the client leaves the choice to the server. */
    Item read(Field item) throws ProtocolViolation {
        return read(item, TYPES);
    }

    /** An item of a response's own input, where references to the conversation are allowed too. */
    Item readInput(Field item) throws ProtocolViolation {
        return read(item, INPUT_TYPES);
    }

    private Item read(Field item, List<String> types) throws ProtocolViolation {
        item.object();
        String type = item.child("type").oneOf(types);
        return switch (type) {
            case "message" -> message(item);
            case "function_call" -> call(item);
            case "function_call_output" -> output(item);
            case "item_reference" -> reference(item);
            default -> McpItemReader.read(type, item, id(item));
        };
    }

    private static Item message(Field item) throws ProtocolViolation {
        item.object(MESSAGE);
        Item.Role role = switch (item.child("role").oneOf(ROLES)) {
            case "system" -> Item.Role.SYSTEM;
            case "user" -> Item.Role.USER;
            default -> Item.Role.ASSISTANT;
        };
        return new Item.Message(id(item), role, status(item), ContentReader.read(item.child("content"), role));
    }

    private Item call(Field item) throws ProtocolViolation {
        item.object(CALL);
        String given = item.child("call_id").optionalText();
        String callId = given == null || given.isEmpty() ? callIds.get() : given;
        return new Item.FunctionCall(
                id(item),
                status(item),
                callId,
                item.child("name").text(),
                item.child("arguments").text());
    }

    private static Item output(Field item) throws ProtocolViolation {
        item.object(OUTPUT);
        status(item);
        return new Item.FunctionCallOutput(
                id(item), item.child("call_id").text(), item.child("output").text());
    }

    private static Item reference(Field item) throws ProtocolViolation {
        item.object(REFERENCE);
        item.child("id").text();
        return new Item.Reference(id(item));
    }

    private static ItemId id(Field item) throws ProtocolViolation {
        Field object = item.child("object");
        if (!object.isNullOrAbsent()) {
            object.oneOf(List.of("realtime.item"));
        }
        Field id = item.child("id");
        return id.isNullOrAbsent() ? null : new ItemId(id.text(MAX_ID));
    }

    /** What a client adds is complete, unless it says that it was broken off. */
    private static Item.Status status(Field item) throws ProtocolViolation {
        Field status = item.child("status");
        if (status.isNullOrAbsent()) {
            return Item.Status.COMPLETED;
        }
        return status.oneOf(STATUSES).equals("incomplete") ? Item.Status.INCOMPLETE : Item.Status.COMPLETED;
    }
}
