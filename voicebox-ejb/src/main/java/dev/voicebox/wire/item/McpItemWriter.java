package dev.voicebox.wire.item;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.McpItem;

/** Writes the fields of items that have to do with MCP servers, beside their id. */
public final class McpItemWriter {
    private McpItemWriter() {}

    public static void write(JsonGenerator json, McpItem.ListTools item) throws IOException {
        json.writeStringField("type", "mcp_list_tools");
        json.writeStringField("server_label", item.serverLabel());
        json.writeArrayFieldStart("tools");
        for (McpItem.Tool tool : item.tools()) {
            json.writeStartObject();
            json.writeStringField("name", tool.name());
            // A client library drops the whole event when it is not a string.
            json.writeStringField("description", tool.description() == null ? "" : tool.description());
            json.writeFieldName("input_schema");
            json.writeTree(tool.inputSchema());
            if (tool.annotations() != null) {
                json.writeFieldName("annotations");
                json.writeTree(tool.annotations());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static void write(JsonGenerator json, McpItem.Call item) throws IOException {
        json.writeStringField("type", "mcp_call");
        called(json, item.serverLabel(), item.name(), item.arguments());
        if (item.approvalRequest() != null) {
            json.writeStringField("approval_request_id", item.approvalRequest().value());
        }
        if (item.outcome().output() != null) {
            json.writeStringField("output", item.outcome().output());
        }
        if (item.outcome().failure() != null) {
            failure(json, item.outcome().failure());
        }
    }

    public static void write(JsonGenerator json, McpItem.ApprovalRequest item) throws IOException {
        json.writeStringField("type", "mcp_approval_request");
        called(json, item.serverLabel(), item.name(), item.arguments());
    }

    public static void write(JsonGenerator json, McpItem.ApprovalResponse item) throws IOException {
        json.writeStringField("type", "mcp_approval_response");
        json.writeStringField("approval_request_id", item.request().value());
        json.writeBooleanField("approve", item.approve());
        if (item.reason() != null) {
            json.writeStringField("reason", item.reason());
        }
    }

    private static void called(JsonGenerator json, String label, String name, String arguments) throws IOException {
        json.writeStringField("server_label", label);
        json.writeStringField("name", name);
        json.writeStringField("arguments", arguments);
    }

    private static void failure(JsonGenerator json, McpItem.Failure failure) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("type", failure.type());
        if (failure.code() != null) {
            json.writeNumberField("code", failure.code());
        }
        json.writeStringField("message", failure.message());
        json.writeEndObject();
    }
}
