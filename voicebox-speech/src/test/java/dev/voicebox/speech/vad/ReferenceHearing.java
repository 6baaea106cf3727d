package dev.voicebox.speech.vad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.speech.Fixtures;

/**
 * What the makers' own program hears in {@code jfk.wav}.
 *
 * @param probabilities one per frame of 512 samples at 16 kHz
 * @param segments of speech
 */
public record ReferenceHearing(double[] probabilities, List<Segment> segments) {
    private static final Pattern PAIR = Pattern.compile("\\[([0-9.]+), *([0-9.]+)]");

    /** From, to, in seconds. */
    public record Segment(double from, double to) {}

    public static ReferenceHearing ofJfk() {
        String json = Fixtures.text("audio/jfk.vad.json");
        int start = json.indexOf('[', json.indexOf("probabilities"));
        double[] probabilities = Arrays.stream(
                        json.substring(start + 1, json.indexOf(']', start)).split(","))
                .mapToDouble(value -> Double.parseDouble(value.strip()))
                .toArray();
        List<Segment> segments = new ArrayList<>();
        Matcher pairs = PAIR.matcher(json.substring(json.indexOf("segments_s")));
        while (pairs.find()) {
            segments.add(new Segment(Double.parseDouble(pairs.group(1)), Double.parseDouble(pairs.group(2))));
        }
        return new ReferenceHearing(probabilities, segments);
    }

    /**
     * The segments of probabilities by the makers' rule: opens at 0.5; closes with the fourth frame below 0.35
     * without one at 0.5 between them, and then ends before the first of the four.
     *
     * @param seconds length of the sound
     */
    public static List<Segment> segments(float[] probabilities, double seconds) {
        List<Segment> segments = new ArrayList<>();
        int from = -1;
        int quietFrom = -1;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] >= 0.5) {
                from = from < 0 ? i : from;
                quietFrom = -1;
            } else if (from >= 0 && probabilities[i] < 0.35) {
                quietFrom = quietFrom < 0 ? i : quietFrom;
                if (i - quietFrom + 1 == 4) {
                    segments.add(new Segment(at(from), at(quietFrom)));
                    from = -1;
                    quietFrom = -1;
                }
            }
        }
        if (from >= 0) {
            segments.add(new Segment(at(from), seconds));
        }
        return segments;
    }

    /** Without pauses shorter than so many seconds: none of them ends a turn. */
    public static List<Segment> withoutPausesBelow(double shortest, List<Segment> segments) {
        List<Segment> joined = new ArrayList<>();
        for (Segment segment : segments) {
            int last = joined.size() - 1;
            if (last >= 0 && segment.from() - joined.get(last).to() < shortest) {
                joined.set(last, new Segment(joined.get(last).from(), segment.to()));
            } else {
                joined.add(segment);
            }
        }
        return joined;
    }

    private static double at(int frame) {
        return frame * VoiceActivityStream.FRAME_MS / 1000.0;
    }
}
