package dev.voicebox.speech.stt;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.props.ConfigurationManager;

import dev.voicebox.speech.Cancellation;

/** One search of Sphinx4 with the features it looks at. Driven in steps, so that it can be cancelled between them. */
final class Search implements AutoCloseable {
    /** 0.2 s of sound, some 30 ms of work. */
    private static final int FRAMES_PER_STEP = 20;

    /** A word ends after its last frame, of which the decoder tells the beginning. */
    private static final int FRAME_MS = 10;

    private final SearchManager search;
    private final StreamDataSource source;
    private final FrontEnd features;

    private Search(SearchManager search, StreamDataSource source, FrontEnd features) {
        this.search = search;
        this.source = source;
        this.features = features;
        search.allocate();
    }

    /** The parts whose names in the configuration start so. */
    static Search of(ConfigurationManager parts, String name) {
        return new Search(
                (SearchManager) parts.lookup(name + "Search"),
                (StreamDataSource) parts.lookup(name + "Source"),
                (FrontEnd) parts.lookup(name + "Features"));
    }

    /**
     * The best path.
     *
     * @param words with their times, without silence and noise; may be empty. Without confidences: the decoder's word
     *     lattice gives its wrong words 0.99 and its right ones 0.00 about as often as not (28 utterances tried)
     * @param score its acoustic log likelihood in nats, without the language
     */
    record Found(List<TimedWord> words, double score) {}

    /** @param sound 16 kHz, 16 bits, little-endian */
    Found find(byte[] sound, Cancellation cancellation) {
        source.setInputStream(new ByteArrayInputStream(sound));
        search.startRecognition();
        Result result = search.recognize(FRAMES_PER_STEP);
        while (result != null && !result.isFinal()) {
            if (cancellation.isCancelled()) {
                search.stopRecognition();
                forgetTheRest();
                throw new CancellationException("the transcription is no longer wanted");
            }
            result = search.recognize(FRAMES_PER_STEP);
        }
        search.stopRecognition();
        return result == null ? new Found(List.of(), 0) : new Found(words(result), acoustics(result));
    }

    private static List<TimedWord> words(Result result) {
        return result.getTimedBestResult(false).stream()
                .map(word -> new TimedWord(
                        word.getWord().getSpelling(),
                        word.getTimeFrame().getStart(),
                        word.getTimeFrame().getEnd() + FRAME_MS,
                        OptionalDouble.empty()))
                .toList();
    }

    /** The features keep the frames of an utterance until they are asked for; the next one must not begin with them. */
    private void forgetTheRest() {
        Data data = features.getData();
        while (data != null && !(data instanceof DataEndSignal)) {
            data = features.getData();
        }
    }

    private static double acoustics(Result result) {
        double sum = 0;
        for (Token token = result.getBestToken(); token != null; token = token.getPredecessor()) {
            sum += token.getAcousticScore();
        }
        return LogMath.getLogMath().logToLn((float) sum);
    }

    @Override
    public void close() {
        search.deallocate();
    }
}
