package dev.voicebox.outbox;

import java.util.List;
import java.util.stream.Collectors;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.McpItem;
import dev.voicebox.journal.JournalRecord.ItemPut;
import dev.voicebox.wire.item.StoredItem;

/** What a new or changed item says to those outside. */
record ToldItem(ItemPut record) implements Item.Handler<List<DomainEvent>, RuntimeException> {

    @Override
    public List<DomainEvent> onMessage(Message item) {
        if (item.role() == Role.USER) {
            return item.content().stream().anyMatch(ToldItem::isHeard) ? transcribed(item) : List.of();
        }
        return item.role() == Role.ASSISTANT && item.status() != Status.IN_PROGRESS ? answered() : List.of();
    }

    @Override
    public List<DomainEvent> onFunctionCall(Item.FunctionCall item) {
        return item.status() == Status.COMPLETED ? answered() : List.of();
    }

    @Override
    public List<DomainEvent> onFunctionCallOutput(Item.FunctionCallOutput item) {
        return List.of();
    }

    @Override
    public List<DomainEvent> onReference(Item.Reference item) {
        return List.of();
    }

    @Override
    public List<DomainEvent> onListTools(McpItem.ListTools item) {
        return List.of();
    }

    @Override
    public List<DomainEvent> onMcpCall(McpItem.Call item) {
        return List.of();
    }

    @Override
    public List<DomainEvent> onApprovalRequest(McpItem.ApprovalRequest item) {
        return answered();
    }

    @Override
    public List<DomainEvent> onApprovalResponse(McpItem.ApprovalResponse item) {
        return List.of();
    }

    private List<DomainEvent> transcribed(Message item) {
        String transcript = item.content().stream()
                .filter(ToldItem::isHeard)
                .map(part -> ((ContentPart.InputAudio) part).transcript())
                .collect(Collectors.joining(" "));
        return List.of(DomainEvents.event(record.stamp(), Topic.TRANSCRIBED, "transcript.completed", json -> {
            json.writeStringField("item_id", item.id().value());
            json.writeNumberField("position", record.position());
            json.writeStringField("transcript", transcript);
        }));
    }

    private List<DomainEvent> answered() {
        return List.of(DomainEvents.event(record.stamp(), Topic.RESPONSES, "response.item", json -> {
            json.writeStringField("item_id", record.item().id().value());
            json.writeNumberField("position", record.position());
            json.writeFieldName("item");
            StoredItem.write(json, record.item());
        }));
    }

    private static boolean isHeard(ContentPart part) {
        return part instanceof ContentPart.InputAudio audio && audio.transcript() != null;
    }
}
