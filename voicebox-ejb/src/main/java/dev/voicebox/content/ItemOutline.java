package dev.voicebox.content;

import java.util.Locale;
import java.util.Objects;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.McpItem;

/**
 * What of an item is no content.
 *
 * @param type as on the wire
 * @param role as on the wire; {@code null} of what is no message
 * @param status as on the wire; {@code null} of types that have none
 * @param transcribed whether words of a caller are known that were heard
 */
public record ItemOutline(String type, String role, String status, boolean transcribed) {
    private static final Reader READER = new Reader();

    public ItemOutline {
        Objects.requireNonNull(type, "type");
    }

    static ItemOutline of(Item item) {
        return item.accept(READER);
    }

    private static final class Reader implements Item.Handler<ItemOutline, RuntimeException> {

        @Override
        public ItemOutline onMessage(Message item) {
            boolean transcribed = item.role() == Item.Role.USER
                    && item.content().stream()
                            .anyMatch(
                                    part -> part instanceof ContentPart.InputAudio audio && audio.transcript() != null);
            return new ItemOutline("message", word(item.role()), word(item.status()), transcribed);
        }

        @Override
        public ItemOutline onFunctionCall(Item.FunctionCall item) {
            return new ItemOutline("function_call", null, word(item.status()), false);
        }

        @Override
        public ItemOutline onFunctionCallOutput(Item.FunctionCallOutput item) {
            return bare("function_call_output");
        }

        @Override
        public ItemOutline onReference(Item.Reference item) {
            throw new IllegalArgumentException("a reference is not stored");
        }

        @Override
        public ItemOutline onListTools(McpItem.ListTools item) {
            return bare("mcp_list_tools");
        }

        @Override
        public ItemOutline onMcpCall(McpItem.Call item) {
            return bare("mcp_call");
        }

        @Override
        public ItemOutline onApprovalRequest(McpItem.ApprovalRequest item) {
            return bare("mcp_approval_request");
        }

        @Override
        public ItemOutline onApprovalResponse(McpItem.ApprovalResponse item) {
            return bare("mcp_approval_response");
        }

        private static ItemOutline bare(String type) {
            return new ItemOutline(type, null, null, false);
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
