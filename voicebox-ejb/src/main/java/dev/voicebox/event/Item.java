package dev.voicebox.event;

import java.util.List;
import java.util.Objects;

/** One entry of a conversation. */
public sealed interface Item {

    ItemId id();

    Item withId(ItemId id);

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

        public FunctionCall with(Status status, String arguments) {
            return new FunctionCall(id, status, callId, name, arguments);
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
    }

    /** Stands for an item of the conversation; only in the input of a response. */
    record Reference(ItemId id) implements Item {
        @Override
        public Reference withId(ItemId id) {
            return new Reference(id);
        }
    }
}
