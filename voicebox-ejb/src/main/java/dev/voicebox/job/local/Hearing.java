package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.HeardWord;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.Transcript.Segment;
import dev.voicebox.speech.stt.TimedWord;
import dev.voicebox.speech.stt.Transcript.TimedSegment;

/** What an engine heard, in the terms of a conversation. */
final class Hearing {
    /** A pause that ends a segment, in ms: longer than the closure of a plosive, shorter than a breath. */
    private static final long PAUSE_MS = 300;

    private Hearing() {}

    /** @param soundMs length of the utterance: that of its only segment when the engine tells no times */
    static Transcript of(dev.voicebox.speech.stt.Transcript heard, long soundMs) {
        String text = heard.text().strip();
        List<HeardWord> words = heard.words().stream()
                .map(word -> new HeardWord(word.text(), word.startMs(), word.endMs(), word.logprob()))
                .toList();
        List<Segment> segments =
                heard.segments().isEmpty() ? segments(text, heard.words(), soundMs) : told(heard.segments());
        return new Transcript(text, heard.language(), words, segments);
    }

    private static List<Segment> told(List<TimedSegment> segments) {
        return segments.stream()
                .map(segment -> new Segment(segment.text(), segment.startMs(), segment.endMs()))
                .toList();
    }

    private static List<Segment> segments(String text, List<TimedWord> words, long soundMs) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (words.isEmpty()) {
            return List.of(new Segment(text, 0, soundMs));
        }
        List<Segment> segments = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || words.get(i).startMs() - words.get(i - 1).endMs() >= PAUSE_MS) {
                segments.add(segment(words.subList(begin, i)));
                begin = i;
            }
        }
        return segments;
    }

    private static Segment segment(List<TimedWord> words) {
        String text = String.join(" ", words.stream().map(TimedWord::text).toList());
        return new Segment(
                text, words.get(0).startMs(), words.get(words.size() - 1).endMs());
    }
}
