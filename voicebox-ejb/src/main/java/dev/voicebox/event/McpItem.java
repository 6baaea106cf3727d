package dev.voicebox.event;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.privacy.Redacted;

/** What was done with the tools of an MCP server. Clients bring it along as history: nothing here runs such tools. */
public sealed interface McpItem extends Item {

    /** What tools there were. */
    record ListTools(ItemId id, String serverLabel, List<Tool> tools) implements McpItem {
        public ListTools {
            Objects.requireNonNull(serverLabel, "serverLabel");
            tools = List.copyOf(tools);
        }

        @Override
        public ListTools withId(ItemId id) {
            return new ListTools(id, serverLabel, tools);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onListTools(this);
        }

        @Override
        public String toString() {
            return "ListTools[" + id + ", " + Redacted.text(serverLabel) + ", " + tools + "]";
        }
    }

    /** {@code description} and {@code annotations} may be {@code null}. */
    record Tool(String name, String description, JsonNode inputSchema, JsonNode annotations) {
        public Tool {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(inputSchema, "inputSchema");
        }

        @Override
        public String toString() {
            return "Tool[" + Redacted.text(name) + ", " + Redacted.text(description) + ", " + Redacted.json(inputSchema)
                    + ", " + Redacted.json(annotations) + "]";
        }
    }

    /** A tool was called. {@code arguments} is JSON text; {@code approvalRequest} may be {@code null}. */
    record Call(ItemId id, String serverLabel, String name, String arguments, Outcome outcome, ItemId approvalRequest)
            implements McpItem {
        public Call {
            Objects.requireNonNull(serverLabel, "serverLabel");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
            Objects.requireNonNull(outcome, "outcome");
        }

        @Override
        public Call withId(ItemId id) {
            return new Call(id, serverLabel, name, arguments, outcome, approvalRequest);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onMcpCall(this);
        }

        @Override
        public String toString() {
            return "Call[" + id + ", " + Redacted.text(serverLabel) + ", " + Redacted.text(name) + ", "
                    + Redacted.text(arguments) + ", " + outcome + ", " + approvalRequest + "]";
        }
    }

    /** How a call ended: what the tool returned, why it failed, or (both {@code null}) not at all yet. */
    record Outcome(String output, Failure failure) {
        @Override
        public String toString() {
            return "Outcome[" + Redacted.text(output) + ", " + failure + "]";
        }
    }

    /**
     * Why a call failed.
     *
     * @param type {@code protocol_error}, {@code tool_execution_error} or {@code http_error}
     * @param code {@code null} for errors of the tool itself
     */
    record Failure(String type, Integer code, String message) {
        public Failure {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String toString() {
            return "Failure[" + type + ", " + code + ", " + Redacted.text(message) + "]";
        }
    }

    /** The model wanted to call a tool that somebody must approve first. */
    record ApprovalRequest(ItemId id, String serverLabel, String name, String arguments) implements McpItem {
        public ApprovalRequest {
            Objects.requireNonNull(serverLabel, "serverLabel");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }

        @Override
        public ApprovalRequest withId(ItemId id) {
            return new ApprovalRequest(id, serverLabel, name, arguments);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onApprovalRequest(this);
        }

        @Override
        public String toString() {
            return "ApprovalRequest[" + id + ", " + Redacted.text(serverLabel) + ", " + Redacted.text(name) + ", "
                    + Redacted.text(arguments) + "]";
        }
    }

    /** What was decided; {@code reason} may be {@code null}. */
    record ApprovalResponse(ItemId id, ItemId request, boolean approve, String reason) implements McpItem {
        public ApprovalResponse {
            Objects.requireNonNull(request, "request");
        }

        @Override
        public ApprovalResponse withId(ItemId id) {
            return new ApprovalResponse(id, request, approve, reason);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onApprovalResponse(this);
        }

        @Override
        public String toString() {
            return "ApprovalResponse[" + id + ", " + request + ", " + approve + ", " + Redacted.text(reason) + "]";
        }
    }
}
