package dev.voicebox.conversation;

import java.util.Arrays;
import java.util.List;

import dev.voicebox.conversation.Conversation.Entry;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart.OutputAudio;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;

/** What clients do to items: create, retrieve, truncate, delete. */
public final class ItemDesk {
    private final Conversation conversation;
    private final Ids ids;
    private final Effects effects;
    private final CallerItems callerItems;
    private final NewItemRules rules;

    public ItemDesk(Conversation conversation, Ids ids, Effects effects, CallerItems callerItems) {
        this.conversation = conversation;
        this.ids = ids;
        this.effects = effects;
        this.callerItems = callerItems;
        this.rules = new NewItemRules(conversation);
    }

    public void create(ClientEvent.ItemCreate event) throws ProtocolViolation {
        Item item = event.item().id() == null ? event.item().withId(ids.nextItem()) : event.item();
        rules.check(item, callerItems.format());
        ItemId previous = previousOf(event.previousItemId());
        Entry entry = callerItems.enter(item, previous);
        ItemId before = conversation.before(item.id());
        effects.sendOf(item.id(), new ItemEvent.Added(entry.item(), before));
        effects.store(entry.item(), before, new ItemEvent.Done(entry.item(), before));
        if (item instanceof Item.FunctionCallOutput result) {
            conversation.calls().answered(result, effects);
        }
    }

    public void retrieve(ClientEvent.ItemRetrieve event) throws ProtocolViolation {
        Entry entry = toRetrieve(event.itemId());
        if (entry.audioFormat() == null) {
            effects.sendOf(event.itemId(), new ItemEvent.Retrieved(entry.shown()));
        } else {
            effects.add(new Effect.LoadAudio(event.itemId(), event.eventId()));
        }
    }

    /**
     * Answers a retrieve, with an error when the item was deleted meanwhile.
     *
     * @param audio {@code null} when it is no longer kept; the item is shown without it then
     * @param eventId the client's own id of that retrieve, or {@code null}
     */
    public void audioLoaded(ItemId id, byte[] audio, String eventId) {
        try {
            Entry entry = toRetrieve(id);
            effects.sendOf(id, new ItemEvent.Retrieved(CallerItems.withAudio(entry.shown(), heardOf(entry, audio))));
        } catch (ProtocolViolation gone) {
            effects.send(new ServerEvent.Failure(gone.error().withEventId(eventId)));
        }
    }

    private Entry toRetrieve(ItemId id) throws ProtocolViolation {
        return find(id, ErrorCode.ITEM_RETRIEVE_INVALID_ITEM_ID, "retrieving");
    }

    /** It may have been cut while its sound was on the way. */
    private static byte[] heardOf(Entry entry, byte[] audio) {
        if (audio == null || !entry.isTruncated()) {
            return audio;
        }
        long heard = entry.audioFormat().bytes(entry.track().lengthMs());
        return heard < audio.length ? Arrays.copyOf(audio, (int) heard) : audio;
    }

    public void delete(ClientEvent.ItemDelete event) throws ProtocolViolation {
        find(event.itemId(), ErrorCode.ITEM_DELETE_INVALID_ITEM_ID, "deleting");
        conversation.remove(event.itemId());
        effects.add(new Effect.ForgetItem(event.itemId()));
        effects.sendOf(event.itemId(), new ItemEvent.Deleted(event.itemId()));
    }

    /**
     * The item, or a change of it, was not taken for storage. An item that was never stored leaves the conversation, and its
     * client is told so: an answer to something that no one can look up later would be worse than to have it said again. Of one
     * that was, the last stored state stays durable, and the session goes on with the newer one.
     */
    public void refused(ItemId id) {
        if (!effects.isPending(id)) {
            effects.send(notStored("A change of item '" + id + "' could not be stored: storage is full."
                    + " The item is kept as it was stored before."));
            return;
        }
        effects.send(
                notStored("Item '" + id + "' could not be stored: storage is full. It is not part of the conversation."
                        + " Send it again later, under another id."));
        if (conversation.find(id).isPresent()) {
            conversation.remove(id);
            effects.add(new Effect.ForgetItem(id));
        }
        effects.refused(id);
    }

    private static ServerEvent notStored(String message) {
        return new ServerEvent.Failure(
                new ProtocolError(ErrorType.API, ErrorCode.ITEM_NOT_STORED, message, null, null));
    }

    public void truncate(ClientEvent.ItemTruncate event) throws ProtocolViolation {
        Entry entry = conversation
                .find(event.itemId())
                .orElseThrow(() -> refuse(
                        ErrorCode.ITEM_TRUNCATE_INVALID_ITEM_ID,
                        "Item with item_id not found: " + event.itemId(),
                        null));
        SpokenTrack track = entry.track();
        if (track == null || !(entry.item() instanceof Message message)) {
            throw refuse(ErrorCode.UNSUPPORTED_CONTENT_TYPE, "Only model output audio messages can be truncated", null);
        }
        if (event.contentIndex() != 0) {
            throw refuse(ErrorCode.INVALID_VALUE, "The item has one content part: use 0.", "content_index");
        }
        if (event.audioEndMs() > track.lengthMs()) {
            throw refuse(
                    ErrorCode.INVALID_VALUE,
                    "Audio content of " + track.lengthMs() + "ms is already shorter than " + event.audioEndMs() + "ms",
                    "audio_end_ms");
        }
        cut(entry, message, event);
    }

    private void cut(Entry entry, Message message, ClientEvent.ItemTruncate event) {
        entry.track().cut(event.audioEndMs());
        entry.markTruncated();
        entry.become(message.with(
                message.status(), List.of(new OutputAudio(entry.track().heard(), null))));
        effects.add(new Effect.CutAudio(event.itemId(), entry.audioFormat().bytes(event.audioEndMs())));
        if (message.status() != Status.IN_PROGRESS) {
            // Else the answer that still writes it has it stored when it is done.
            effects.add(new Effect.StoreItem(entry.item(), conversation.before(event.itemId())));
        }
        effects.sendOf(
                event.itemId(), new ItemEvent.Truncated(event.itemId(), event.contentIndex(), event.audioEndMs()));
    }

    private ItemId previousOf(String wanted) throws ProtocolViolation {
        if (wanted == null || wanted.isEmpty()) {
            return conversation.last();
        }
        if (wanted.equals(NewItemRules.FRONT)) {
            return null;
        }
        ItemId previous = new ItemId(wanted);
        if (conversation.find(previous).isEmpty()) {
            throw refuse(
                    ErrorCode.ITEM_CREATE_INVALID_PREVIOUS_ITEM_ID,
                    "Error adding item: the previous item with id '" + wanted + "' does not exist.",
                    "previous_item_id");
        }
        return previous;
    }

    private Entry find(ItemId id, ErrorCode code, String doing) throws ProtocolViolation {
        return conversation
                .find(id)
                .orElseThrow(() ->
                        refuse(code, "Error " + doing + " item: the item with id '" + id + "' does not exist.", null));
    }

    private static ProtocolViolation refuse(ErrorCode code, String message, String param) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, param));
    }
}
