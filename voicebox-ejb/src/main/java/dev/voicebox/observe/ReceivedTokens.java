package dev.voicebox.observe;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.journal.Journal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Written;
import dev.voicebox.language.TokenEstimate;

/**
 * Counts what callers say on its way to the journal: typed words when their item is kept, spoken ones when they are known. An item
 * with sound is kept a second time with its words, and counts then. For several threads.
 */
public final class ReceivedTokens implements Journal {
    private final Journal journal;
    private volatile IntConsumer meter = tokens -> {};

    public ReceivedTokens(Journal journal) {
        this.journal = journal;
    }

    /** @param tokens told from any thread; by estimate, because a provider counts all that it reads together */
    public void watchedBy(IntConsumer tokens) {
        meter = tokens;
    }

    @Override
    public void append(JournalRecord record, Consumer<Written> outcome) {
        if (record instanceof JournalRecord.ItemPut put) {
            int tokens = tokensOf(put.item());
            if (tokens > 0) {
                meter.accept(tokens);
            }
        }
        journal.append(record, outcome);
    }

    @Override
    public String gateway() {
        return journal.gateway();
    }

    private static int tokensOf(Item item) {
        boolean said = item instanceof Message message && message.role() == Role.USER && isKnown(message);
        return said
                ? ((Message) item)
                        .content().stream().mapToInt(ReceivedTokens::tokensOf).sum()
                : 0;
    }

    /** Whether no words of it are still to come. */
    private static boolean isKnown(Message message) {
        return message.content().stream()
                .noneMatch(part -> part instanceof ContentPart.InputAudio audio && audio.transcript() == null);
    }

    private static int tokensOf(ContentPart part) {
        if (part instanceof ContentPart.InputText text) {
            return TokenEstimate.ofText(text.text());
        }
        return part instanceof ContentPart.InputAudio audio ? TokenEstimate.ofText(audio.transcript()) : 0;
    }
}
