package dev.voicebox.speech.tts;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;

/** Keeps what was spoken. */
public final class RecordingSink implements AudioSink {
    private final List<Pcm> pieces = new ArrayList<>();
    private final List<SpokenWord> words = new ArrayList<>();
    private final List<Integer> piecesBefore = new ArrayList<>();
    private Runnable afterFirst = () -> {};

    /** Runs after the first piece, on the speaking thread. */
    public RecordingSink then(Runnable action) {
        afterFirst = action;
        return this;
    }

    @Override
    public void accept(Pcm sound) {
        pieces.add(sound);
        if (pieces.size() == 1) {
            afterFirst.run();
        }
    }

    @Override
    public void word(SpokenWord word) {
        words.add(word);
        piecesBefore.add(pieces.size());
    }

    public List<SpokenWord> words() {
        return words;
    }

    /** How many pieces had come when each word was told. */
    public List<Integer> piecesBefore() {
        return piecesBefore;
    }

    public List<Pcm> pieces() {
        return pieces;
    }

    /** All pieces as one sound. */
    public Pcm sound() {
        short[] all = Sounds.joined(pieces.stream().map(Pcm::samples).toArray(short[][]::new));
        return new Pcm(all, pieces.isEmpty() ? 8_000 : pieces.get(0).sampleRate());
    }
}
