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
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.Logprob;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;

/**
 * What the caller said, as items: its audio is kept aside and put into words, as far as somebody reads them. The client
 * hears of them when it asked to.
 */
public final class CallerItems {
    private final Conversation conversation;
    private final Effects effects;

    private AudioFormat format = AudioFormat.PCM;
    private Transcription transcription = new Transcription(Reader.MODEL, null, null);

    public CallerItems(Conversation conversation, Effects effects) {
        this.conversation = conversation;
        this.effects = effects;
    }

    public void configure(AudioFormat inputFormat, Transcription wanted) {
        format = inputFormat;
        transcription = wanted;
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

    public void transcribed(ItemId id, Transcript transcript, double audioSeconds) {
        String text = transcript.text();
        conversation.find(id).filter(Entry::awaitsTranscript).ifPresent(entry -> {
            int part = settle(entry, text);
            if (transcription.reader() == Reader.CLIENT) {
                List<Logprob> sure = transcription.logprobs() ? Logprob.of(transcript.words()) : List.of();
                if (!text.isEmpty()) {
                    effects.sendOf(id, new ItemEvent.TranscriptionDelta(id, part, text, sure));
                }
                effects.sendOf(id, new ItemEvent.TranscriptionCompleted(id, part, text, audioSeconds, sure));
            }
        });
    }

    /** Unintelligible audio settles as an item without words; a failed engine leaves the item without any. */
    public void transcriptionFailed(ItemId id, boolean unintelligible, String message) {
        conversation.find(id).filter(Entry::awaitsTranscript).ifPresent(entry -> {
            int part = settle(entry, unintelligible ? "" : null);
            if (transcription.reader() == Reader.CLIENT) {
                effects.sendOf(
                        id,
                        new ItemEvent.TranscriptionFailed(
                                id,
                                part,
                                unintelligible ? ErrorType.TRANSCRIPTION : ErrorType.SERVER,
                                unintelligible ? ErrorCode.AUDIO_UNINTELLIGIBLE : ErrorCode.TRANSCRIPTION_FAILED,
                                message));
            }
        });
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

    /** The words are known, or known to be none; which part of the item they belong to. */
    private int settle(Entry entry, String transcript) {
        entry.awaitsTranscript(false);
        Message message = (Message) entry.item();
        List<ContentPart> heard = message.content().stream()
                .map(part -> part instanceof InputAudio ? new InputAudio(transcript, null) : part)
                .toList();
        entry.become(message.with(message.status(), heard));
        effects.add(new Effect.StoreItem(
                entry.item(), conversation.before(entry.item().id())));
        return heard.indexOf(new InputAudio(transcript, null));
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
