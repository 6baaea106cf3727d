package dev.voicebox.wire.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** Reads the fields of items that have to do with MCP servers, beside their id. */
public final class McpItemReader {
    /** The types that are read here. */
    public static final List<String> TYPES =
            List.of("mcp_list_tools", "mcp_call", "mcp_approval_request", "mcp_approval_response");

    private static final Set<String> LIST = Set.of("id", "object", "type", "status", "server_label", "tools");
    private static final Set<String> TOOL = Set.of("name", "description", "input_schema", "annotations");
    private static final Set<String> CALL = Set.of(
            "id",
            "object",
            "type",
            "status",
            "server_label",
            "name",
            "arguments",
            "output",
            "error",
            "approval_request_id");
    private static final Set<String> REQUEST =
            Set.of("id", "object", "type", "status", "server_label", "name", "arguments");
    private static final Set<String> RESPONSE =
            Set.of("id", "object", "type", "status", "approval_request_id", "approve", "reason");
    private static final List<String> FAILURES = List.of("protocol_error", "tool_execution_error", "http_error");
    /** Longer than any id that is known here; what it names is looked up later. */
    private static final int MAX_REFERENCE = 512;

    private McpItemReader() {}

    /**
     * @param type one of {@link #TYPES}
     * @param id already read; {@code null} when the client gave none
     */
    public static McpItem read(String type, Field item, ItemId id) throws ProtocolViolation {
        return switch (type) {
            case "mcp_list_tools" -> list(item, id);
            case "mcp_call" -> call(item, named(item, id));
            case "mcp_approval_request" -> request(item, named(item, id));
            default -> response(item, id);
        };
    }

    /** Something else refers to these by the id that the client knows them by, so that it must say it. */
    private static ItemId named(Field item, ItemId id) throws ProtocolViolation {
        if (id == null) {
            throw item.child("id").wrongType("a string");
        }
        return id;
    }

    private static McpItem list(Field item, ItemId id) throws ProtocolViolation {
        item.object(LIST);
        String label = item.child("server_label").text();
        Field list = item.child("tools");
        JsonNode array = list.array();
        List<McpItem.Tool> tools = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            tools.add(tool(list.element(i)));
        }
        return new McpItem.ListTools(id, label, tools);
    }

    private static McpItem.Tool tool(Field tool) throws ProtocolViolation {
        tool.object(TOOL);
        Field annotations = tool.child("annotations");
        return new McpItem.Tool(
                tool.child("name").text(),
                tool.child("description").optionalText(),
                tool.child("input_schema").object(),
                annotations.isNullOrAbsent() ? null : annotations.object());
    }

    private static McpItem call(Field item, ItemId id) throws ProtocolViolation {
        item.object(CALL);
        Field approval = item.child("approval_request_id");
        return new McpItem.Call(
                id,
                item.child("server_label").text(),
                item.child("name").text(),
                item.child("arguments").text(),
                new McpItem.Outcome(item.child("output").optionalText(), failure(item.child("error"))),
                approval.isNullOrAbsent() ? null : new ItemId(approval.text(MAX_REFERENCE)));
    }

    private static McpItem.Failure failure(Field error) throws ProtocolViolation {
        if (error.isNullOrAbsent()) {
            return null;
        }
        error.object();
        String type = error.child("type").oneOf(FAILURES);
        boolean coded = !type.equals("tool_execution_error");
        error.object(coded ? Set.of("type", "code", "message") : Set.of("type", "message"));
        Integer code = coded ? (int) error.child("code").integer(Integer.MIN_VALUE, Integer.MAX_VALUE) : null;
        return new McpItem.Failure(type, code, error.child("message").text());
    }

    private static McpItem request(Field item, ItemId id) throws ProtocolViolation {
        item.object(REQUEST);
        return new McpItem.ApprovalRequest(
                id,
                item.child("server_label").text(),
                item.child("name").text(),
                item.child("arguments").text());
    }

    private static McpItem response(Field item, ItemId id) throws ProtocolViolation {
        item.object(RESPONSE);
        Field approve = item.child("approve");
        if (approve.isAbsent()) {
            throw approve.wrongType("a boolean");
        }
        return new McpItem.ApprovalResponse(
                id,
                new ItemId(item.child("approval_request_id").text(MAX_REFERENCE)),
                approve.bool(false),
                item.child("reason").optionalText());
    }
}
