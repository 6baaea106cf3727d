package dev.voicebox.conversation;

import java.util.List;
import java.util.Optional;

import dev.voicebox.config.Transcription;
import dev.voicebox.config.Transcription.Reader;
import dev.voicebox.conversation.Conversation.Entry;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ContentPart.InputAudio;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.Logprob;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.glance.StableWords;

/**
 * The words of what the caller said, as they become known. The client hears of them when it asked to, and of what has begun
 * to be told it hears the end. The pieces, joined, are the transcript: where the last hearing is of another opinion than a
 * piece that was told, the piece stays, in the item and for the model too.
 */
public final class CallerWords {
    private final Conversation conversation;
    private final Effects effects;
    private Transcription transcription = new Transcription(Reader.MODEL, null, null);

    CallerWords(Conversation conversation, Effects effects) {
        this.conversation = conversation;
        this.effects = effects;
    }

    void configure(Transcription wanted) {
        transcription = wanted;
    }

    /** Those that were certain when the item came to be. */
    public void began(ItemId id, StableWords certain) {
        waiting(id)
                .filter(this::isRead)
                .filter(entry -> !certain.told().isEmpty())
                .ifPresent(entry -> {
                    entry.tells(certain);
                    tell(entry, certain.told(), List.of());
                });
    }

    /**
     * @param soFar certain words, from the first on
     * @return whether anybody waits for them
     */
    public boolean grew(ItemId id, String soFar) {
        Optional<Entry> waiting = waiting(id);
        waiting.filter(this::isRead).ifPresent(entry -> {
            if (entry.told() == null) {
                entry.tells(new StableWords());
            }
            tell(entry, entry.told().hear(soFar), List.of());
        });
        return waiting.isPresent();
    }

    /** @return the words that count from now on */
    public String transcribed(ItemId id, Transcript transcript, double audioSeconds) {
        return waiting(id).map(entry -> end(entry, transcript, audioSeconds)).orElse(transcript.text());
    }

    private String end(Entry entry, Transcript transcript, double audioSeconds) {
        StableWords told = entry.told();
        String rest = told == null ? transcript.text() : told.hear(transcript.text());
        String text = told == null ? transcript.text() : told.told();
        settle(entry, text);
        if (isRead(entry)) {
            ItemId id = entry.item().id();
            List<Logprob> sure = transcription.logprobs() ? Logprob.of(transcript.words()) : List.of();
            tell(entry, rest, told == null ? sure : List.of());
            effects.sendOf(id, new ItemEvent.TranscriptionCompleted(id, partOf(entry), text, audioSeconds, sure));
        }
        return text;
    }

    /** Unintelligible audio settles as an item without words; a failed engine leaves the item without any. */
    public void transcriptionFailed(ItemId id, boolean unintelligible, String message) {
        waiting(id).ifPresent(entry -> {
            settle(entry, unintelligible ? "" : null);
            if (isRead(entry)) {
                effects.sendOf(
                        id,
                        new ItemEvent.TranscriptionFailed(
                                id,
                                partOf(entry),
                                unintelligible ? ErrorType.TRANSCRIPTION : ErrorType.SERVER,
                                unintelligible ? ErrorCode.AUDIO_UNINTELLIGIBLE : ErrorCode.TRANSCRIPTION_FAILED,
                                message));
            }
        });
    }

    private Optional<Entry> waiting(ItemId id) {
        return conversation.find(id).filter(Entry::awaitsTranscript);
    }

    private boolean isRead(Entry entry) {
        return transcription.reader() == Reader.CLIENT || entry.told() != null;
    }

    private void tell(Entry entry, String words, List<Logprob> sure) {
        if (!words.isEmpty()) {
            ItemId id = entry.item().id();
            effects.sendOf(id, new ItemEvent.TranscriptionDelta(id, partOf(entry), words, sure));
        }
    }

    /** The words are known, or known to be none. */
    private void settle(Entry entry, String transcript) {
        entry.awaitsTranscript(false);
        Message message = (Message) entry.item();
        List<ContentPart> heard = message.content().stream()
                .map(part -> part instanceof InputAudio ? new InputAudio(transcript, null) : part)
                .toList();
        entry.become(message.with(message.status(), heard));
        effects.add(new Effect.StoreItem(
                entry.item(), conversation.before(entry.item().id())));
    }

    /** Which part of the item was spoken. */
    private static int partOf(Entry entry) {
        List<ContentPart> content = ((Message) entry.item()).content();
        int part = 0;
        while (!(content.get(part) instanceof InputAudio)) {
            part++;
        }
        return part;
    }
}
