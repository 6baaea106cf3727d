package dev.voicebox.turn;

import java.util.function.BooleanSupplier;

import dev.voicebox.config.Transcription;
import dev.voicebox.config.Transcription.Reader;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.glance.GlanceId;
import dev.voicebox.job.glance.StableWords;

/**
 * Has the words of a turn looked at while it is spoken, so that the first of them are known when it ends. One look at a time;
 * only for a client that reads the words, and with ears that can.
 */
public final class GlanceDesk {
    /** New sound between two looks; a recogniser of this size needs a third of it. */
    static final long EVERY_MS = 1_000;

    /** What ears take in at once. */
    static final long LONGEST_MS = 30_000;

    private final Effects effects;
    private final BooleanSupplier canGlance;
    private Transcription transcription = new Transcription(Reader.NOBODY, null, null);
    private StableWords words = new StableWords();
    private GlanceId open;
    private long asked;
    private long seenToMs;
    private long stale;

    /** @param canGlance whether the ears can, now */
    public GlanceDesk(Effects effects, BooleanSupplier canGlance) {
        this.effects = effects;
        this.canGlance = canGlance;
    }

    /** Words that were made out as others wanted them are of no use. */
    void configure(Transcription wanted) {
        if (!wanted.equals(transcription)) {
            end();
        }
        transcription = wanted;
    }

    /** The turn from {@code startMs} on may have become longer. */
    void look(InputAudioBuffer buffer, long startMs) {
        long endMs = buffer.endMs();
        boolean due = endMs - Math.max(startMs, seenToMs) >= EVERY_MS && endMs - startMs <= LONGEST_MS;
        if (open != null || !due || transcription.reader() != Reader.CLIENT || !canGlance.getAsBoolean()) {
            return;
        }
        seenToMs = endMs;
        open = new GlanceId(++asked);
        byte[] soFar = buffer.copy(startMs, endMs);
        effects.add(new Effect.GlanceAtTurn(
                open, new TranscribeOrder(buffer.format(), soFar, transcription.language(), transcription.prompt())));
    }

    /** @param text empty when nothing could be told */
    public void onGlance(GlanceId glance, String text) {
        if (!glance.equals(open)) {
            stale++;
            return;
        }
        open = null;
        if (!text.isEmpty()) {
            words.glance(text);
        }
    }

    /** The turn is over. The words of it that are certain: of a turn that becomes an item, they are the item's first. */
    StableWords end() {
        if (open != null) {
            effects.add(new Effect.DropGlance(open));
            open = null;
        }
        StableWords certain = words;
        words = new StableWords();
        return certain;
    }

    /** Looks that nobody waits for any more. */
    public long stale() {
        return stale;
    }
}
