package dev.voicebox.conversation;

import java.util.List;

import dev.voicebox.config.Transcription;
import dev.voicebox.config.Transcription.Reader;
import dev.voicebox.conversation.Conversation.Entry;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ContentPart.InputAudio;
import dev.voicebox.event.ContentPart.OutputAudio;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.job.TranscribeOrder;

/** What the caller said, as items: its audio is kept aside and put into words, as far as somebody reads them. */
public final class CallerItems {
    private final Conversation conversation;
    private final Effects effects;
    private final CallerWords words;

    private AudioFormat format = AudioFormat.PCM;
    private Transcription transcription = new Transcription(Reader.MODEL, null, null);

    public CallerItems(Conversation conversation, Effects effects) {
        this.conversation = conversation;
        this.effects = effects;
        this.words = new CallerWords(conversation, effects);
    }

    public void configure(AudioFormat inputFormat, Transcription wanted) {
        format = inputFormat;
        transcription = wanted;
        words.configure(wanted);
    }

    /** What becomes of the words of these items. */
    public CallerWords words() {
        return words;
    }

    /** In which sound comes in. */
    AudioFormat format() {
        return format;
    }

    /** Keeps the id for a turn that the client has been told of. */
    public void announce(ItemId id) {
        conversation.announce(id);
    }

    /**
     * A turn of the caller becomes the last item.
     *
     * @param heard whether somebody listens to its words already: they follow by themselves
     */
    public void enterUtterance(ItemId id, AudioFormat spokenIn, byte[] audio, boolean heard) {
        ItemId previous = conversation.last();
        Message item = new Message(id, Role.USER, Status.COMPLETED, List.of(new InputAudio(null, null)));
        effects.sendOf(id, new BufferEvent.Committed(id, previous));
        Entry entry = conversation.append(item);
        keep(entry, spokenIn, audio, heard);
        effects.sendOf(id, new ItemEvent.Added(item, previous));
        effects.store(item, previous, new ItemEvent.Done(item, previous));
    }

    /** An item that the client made; its audio, if any, leaves the item. */
    Entry enter(Item item, ItemId previous) {
        byte[] audio = audioOf(item);
        Entry entry = conversation.insertAfter(previous, audio == null ? item : withAudio(item, null));
        if (audio != null) {
            keep(entry, format, audio, false);
        }
        return entry;
    }

    private void keep(Entry entry, AudioFormat spokenIn, byte[] audio, boolean heard) {
        ItemId id = entry.item().id();
        entry.hasAudio(spokenIn);
        entry.lasts(spokenIn.millis(audio.length));
        effects.add(new Effect.KeepAudio(id, spokenIn, audio));
        if (transcription.reader() == Reader.NOBODY || hasWords(entry.item())) {
            return;
        }
        entry.awaitsTranscript(true);
        if (!heard) {
            effects.add(new Effect.Transcribe(
                    id, new TranscribeOrder(spokenIn, audio, transcription.language(), transcription.prompt())));
        }
    }

    private static boolean hasWords(Item item) {
        return ((Message) item)
                .content().stream().anyMatch(part -> part instanceof InputAudio input && input.transcript() != null);
    }

    private static byte[] audioOf(Item item) {
        if (item instanceof Message message) {
            for (ContentPart part : message.content()) {
                if (part instanceof InputAudio input && input.audio() != null) {
                    return input.audio();
                }
            }
        }
        return null;
    }

    /** The item with its sound set in, or taken out when {@code null}. */
    static Item withAudio(Item item, byte[] audio) {
        if (!(item instanceof Message message)) {
            return item;
        }
        List<ContentPart> content = message.content().stream()
                .map(part -> partWithAudio(part, audio))
                .toList();
        return message.with(message.status(), content);
    }

    private static ContentPart partWithAudio(ContentPart part, byte[] audio) {
        if (part instanceof InputAudio input) {
            return new InputAudio(input.transcript(), audio);
        }
        if (part instanceof OutputAudio output) {
            return new OutputAudio(output.transcript(), audio);
        }
        return part;
    }
}
