package bench.call;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Random;

/** Frames of 20 ms at 24 kHz as events ready to send: a quiet room, and a voice-like buzz in it. */
public final class Sounds {
    public static final int FRAME_MS = 20;
    private static final int RATE = 24_000;
    private static final int SAMPLES = RATE * FRAME_MS / 1000;
    private static final int VARIETY = 50;
    private static final double ROOM = 60;
    private static final double VOICE = 1_500;
    private static final int PITCH = 140;
    private static final int HARMONICS = 24;

    private final String[] room = new String[VARIETY];
    private final String[] voice = new String[VARIETY];

    public Sounds(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < VARIETY; i++) {
            room[i] = event(random, 0, i);
            voice[i] = event(random, VOICE, i);
        }
    }

    String room(int frame) {
        return room[Math.floorMod(frame, VARIETY)];
    }

    String voice(int frame) {
        return voice[Math.floorMod(frame, VARIETY)];
    }

    private static String event(Random random, double loudness, int frame) {
        ByteBuffer samples = ByteBuffer.allocate(SAMPLES * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SAMPLES; i++) {
            double seconds = (frame * SAMPLES + i) / (double) RATE;
            samples.putShort((short) (ROOM * random.nextGaussian() + loudness * buzz(seconds)));
        }
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                + Base64.getEncoder().encodeToString(samples.array()) + "\"}";
    }

    /** Energy in all bands, as a vowel has it, with a syllable's rise and fall. */
    private static double buzz(double seconds) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            sum += Math.sin(2 * Math.PI * PITCH * harmonic * seconds) / Math.sqrt(harmonic);
        }
        return sum * (0.75 + 0.25 * Math.sin(2 * Math.PI * 4 * seconds));
    }
}
