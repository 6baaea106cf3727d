package dev.voicebox.speech.stt.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts long sound into pieces that Whisper hears at once, which are 30 s at most. It would do so itself, but it cannot be
 * stopped on the way, and others may have their turn between two pieces.
 */
final class Windows {
    private static final int RATE = Decoder.SAMPLE_RATE;
    private static final int LONGEST = 30 * RATE;

    /** From where on a pause is looked for, and to where. */
    private static final int EARLIEST_CUT = 20 * RATE;

    private static final int LATEST_CUT = 29 * RATE;

    /** Length of the pause at which it is cut: the gap between two words. */
    private static final int GAP = RATE / 10;

    private static final int STEP = RATE / 100;

    /** 60 dB below full scale: below the noise of any microphone, so that this is a line without sound. */
    private static final int SILENT = 33;

    /** From one sample to before another. */
    record Window(int from, int to) {
        int length() {
            return to - from;
        }

        long startMs() {
            return from * 1_000L / RATE;
        }
    }

    private Windows() {}

    /** @param sound at 16 kHz */
    static List<Window> of(short[] sound) {
        List<Window> windows = new ArrayList<>();
        int from = 0;
        while (sound.length - from > LONGEST) {
            int cut = quietest(sound, from + EARLIEST_CUT, from + LATEST_CUT);
            windows.add(new Window(from, cut));
            from = cut;
        }
        windows.add(new Window(from, sound.length));
        return windows;
    }

    /** Whisper invents words for sound that is none; where there is not even noise, nobody needs to ask it. */
    static boolean isSilent(short[] sound, Window window) {
        for (int i = window.from(); i < window.to(); i++) {
            if (Math.abs(sound[i]) >= SILENT) {
                return false;
            }
        }
        return true;
    }

    /** The middle of the quietest gap; the last of several, for long pieces are heard better. */
    private static int quietest(short[] sound, int earliest, int latest) {
        long least = Long.MAX_VALUE;
        int middle = latest;
        for (int at = earliest; at + GAP <= latest; at += STEP) {
            long energy = 0;
            for (int i = at; i < at + GAP; i++) {
                energy += (long) sound[i] * sound[i];
            }
            if (energy <= least) {
                least = energy;
                middle = at + GAP / 2;
            }
        }
        return middle;
    }
}
