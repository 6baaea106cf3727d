package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.SpokenPiece.Word;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.SpokenWord;

/**
 * Turns what an engine says into pieces of the order's format. The first piece of an answer is short, because the caller
 * waits for it; the others are longer, because each costs an event.
 */
final class PieceCutter implements AudioSink {
    /** ms. */
    static final int FIRST_MS = 60;

    /** ms. */
    static final int PIECE_MS = 160;

    private final AudioFormat format;
    private final Consumer<SpokenPiece> out;
    private final List<Word> words = new ArrayList<>();
    private final RateChange rate;
    private short[] piece;
    private int filled;
    private String engine;

    PieceCutter(AudioFormat format, boolean first, Consumer<SpokenPiece> out) {
        this.format = format;
        this.out = out;
        this.rate = new RateChange(format.sampleRate());
        this.piece = new short[samples(first ? FIRST_MS : PIECE_MS)];
    }

    @Override
    public void speaking(String speaker) {
        engine = speaker;
    }

    @Override
    public void word(SpokenWord word) {
        words.add(new Word(word.to(), word.endMs()));
    }

    @Override
    public void accept(Pcm sound) {
        if (rate.isChange(sound.sampleRate())) {
            cut(rate.flush());
        }
        cut(rate.push(sound.samples(), sound.sampleRate()));
    }

    /** Hands the rest out. */
    void end() {
        cut(rate.flush());
        if (filled > 0) {
            hand(Arrays.copyOf(piece, filled));
            filled = 0;
        }
    }

    private void cut(short[] samples) {
        int taken = 0;
        while (taken < samples.length) {
            int count = Math.min(piece.length - filled, samples.length - taken);
            System.arraycopy(samples, taken, piece, filled, count);
            taken += count;
            filled += count;
            if (filled == piece.length) {
                hand(piece);
                piece = new short[samples(PIECE_MS)];
                filled = 0;
            }
        }
    }

    private void hand(short[] samples) {
        out.accept(new SpokenPiece(WireSound.encode(samples, format), words, engine));
        words.clear();
    }

    private int samples(int ms) {
        return format.sampleRate() * ms / 1000;
    }
}
