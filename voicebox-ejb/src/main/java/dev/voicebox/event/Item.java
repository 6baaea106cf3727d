package dev.voicebox.event;

import java.util.List;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/** One entry of a conversation. */
public sealed interface Item permits Item.Message, Item.FunctionCall, Item.FunctionCallOutput, Item.Reference, McpItem {

    /** {@code null} as long as nobody has chosen one. */
    ItemId id();

    Item withId(ItemId id);

    <R, X extends Exception> R accept(Handler<R, X> handler) throws X;

    enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    enum Status {
        IN_PROGRESS,
        COMPLETED,
        INCOMPLETE
    }

    /** Something that was said or written. */
    record Message(ItemId id, Role role, Status status, List<ContentPart> content) implements Item {
        public Message {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(status, "status");
            content = List.copyOf(content);
        }

        @Override
        public Message withId(ItemId id) {
            return new Message(id, role, status, content);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onMessage(this);
        }

        public Message with(Status status, List<ContentPart> content) {
            return new Message(id, role, status, content);
        }
    }

    /** The model asks the client to run a function. {@code arguments} is JSON text. */
    record FunctionCall(ItemId id, Status status, String callId, String name, String arguments) implements Item {
        public FunctionCall {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }

        @Override
        public FunctionCall withId(ItemId id) {
            return new FunctionCall(id, status, callId, name, arguments);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onFunctionCall(this);
        }

        public FunctionCall with(Status status, String arguments) {
            return new FunctionCall(id, status, callId, name, arguments);
        }

        @Override
        public String toString() {
            return "FunctionCall[" + id + ", " + status + ", " + callId + ", " + Redacted.text(name) + ", "
                    + Redacted.text(arguments) + "]";
        }
    }

    /** What the function returned. */
    record FunctionCallOutput(ItemId id, String callId, String output) implements Item {
        public FunctionCallOutput {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(output, "output");
        }

        @Override
        public FunctionCallOutput withId(ItemId id) {
            return new FunctionCallOutput(id, callId, output);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onFunctionCallOutput(this);
        }

        @Override
        public String toString() {
            return "FunctionCallOutput[" + id + ", " + callId + ", " + Redacted.text(output) + "]";
        }
    }

    /** Stands for an item of the conversation; only in the input of a response. */
    record Reference(ItemId id) implements Item {
        @Override
        public Reference withId(ItemId id) {
            return new Reference(id);
        }

        @Override
        public <R, X extends Exception> R accept(Handler<R, X> handler) throws X {
            return handler.onReference(this);
        }
    }

    /** One method a type of item: a new one does not compile until everyone handles it. */
    interface Handler<R, X extends Exception> {
        R onMessage(Message item) throws X;

        R onFunctionCall(FunctionCall item) throws X;

        R onFunctionCallOutput(FunctionCallOutput item) throws X;

        R onReference(Reference item) throws X;

        R onListTools(McpItem.ListTools item) throws X;

        R onMcpCall(McpItem.Call item) throws X;

        R onApprovalRequest(McpItem.ApprovalRequest item) throws X;

        R onApprovalResponse(McpItem.ApprovalResponse item) throws X;
    }
}
