package dev.voicebox.outbox;

import java.util.List;

import dev.voicebox.content.ItemOutline;
import dev.voicebox.journal.JournalRecord.ItemSealed;

/** What a sealed item says to those outside: that it is there. The same items as {@link ToldItem}, without their content. */
final class ToldSealed {

    private ToldSealed() {}

    static List<DomainEvent> of(ItemSealed record) {
        ItemOutline outline = record.item().outline();
        if (outline.transcribed()) {
            return List.of(event(record, Topic.TRANSCRIBED, "transcript.encrypted"));
        }
        return isAnswer(outline) ? List.of(event(record, Topic.RESPONSES, "response.encrypted")) : List.of();
    }

    private static boolean isAnswer(ItemOutline outline) {
        return switch (outline.type()) {
            case "message" -> "assistant".equals(outline.role()) && !"in_progress".equals(outline.status());
            case "function_call" -> "completed".equals(outline.status());
            case "mcp_approval_request" -> true;
            default -> false;
        };
    }

    private static DomainEvent event(ItemSealed record, Topic topic, String type) {
        return DomainEvents.event(record.stamp(), topic, type, json -> {
            json.writeStringField("item_id", record.item().id().value());
            json.writeNumberField("position", record.position());
            json.writeBooleanField("encrypted", true);
        });
    }
}
