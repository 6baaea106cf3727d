package dev.voicebox.web.audio.transcript;

import java.util.List;
import java.util.Locale;

import dev.voicebox.job.Transcript.Segment;

/** Segments as subtitle files. */
final class Subtitles {
    private Subtitles() {}

    /** SubRip: numbered from 1, commas before the milliseconds. */
    static String srt(List<Segment> segments) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            file.append(i + 1).append('\n').append(cue(segments.get(i), ','));
        }
        return file.toString();
    }

    /** WebVTT. */
    static String vtt(List<Segment> segments) {
        StringBuilder file = new StringBuilder("WEBVTT\n\n");
        segments.forEach(segment -> file.append(cue(segment, '.')));
        return file.toString();
    }

    private static String cue(Segment segment, char point) {
        return time(segment.startMs(), point) + " --> " + time(segment.endMs(), point) + '\n' + segment.text() + "\n\n";
    }

    private static String time(long ms, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1_000 % 60,
                point,
                ms % 1_000);
    }
}
