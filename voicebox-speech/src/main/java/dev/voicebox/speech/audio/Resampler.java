package dev.voicebox.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Changes the sample rate of a stream: polyphase Kaiser sinc, 16 zero crossings a side, beta 9, cutoff 0.92 of the lower
 * Nyquist frequency. Measured on sines between 8, 16, 22.05, 24, 44.1 and 48 kHz, up to 0.8 of that frequency: 89 dB signal
 * to noise, which is all that 16 bits hold, and no delay; 0.6 dB down at 0.84; aliases below -85 dB from 1.1 on. The output
 * does not depend on how the input is cut into pieces, and has {@code ceil(input * to / from)} samples once flushed. Not
 * safe for two threads.
 */
public final class Resampler {
    private static final short[] NOTHING = {};

    /** Samples that a whole sound is converted by at a time. */
    private static final int BLOCK = 16_384;

    private final SincTable table;

    /** Input samples still needed; {@code first} is the stream position of the one at index 0. */
    private float[] window;

    private int filled;
    private long first;
    private long taken;
    private long made;

    /**
     * Any two rates whose ratio is a fraction with small terms; all of 8, 11.025, 16, 22.05, 24, 32, 44.1 and 48 kHz and
     * their multiples up to 192 kHz are.
     *
     * @param fromRate in Hz
     * @param toRate in Hz
     */
    public Resampler(int fromRate, int toRate) {
        this.table = SincTable.of(fromRate, toRate);
        restart();
    }

    /** Converts a whole sound. Takes no more memory than the result, which of half an hour is 86 MB at 24 kHz. */
    public static Pcm convert(Pcm sound, int rate) {
        if (sound.sampleRate() == rate) {
            return sound;
        }
        Resampler resampler = new Resampler(sound.sampleRate(), rate);
        ShortBuffer all = ShortBuffer.allocate(resampler.samplesOf(sound.samples().length));
        resampler.convert(sound.samples(), all);
        return new Pcm(all.array(), rate);
    }

    /** The same, into the bytes that {@code audio/pcm} has on the wire. */
    public static byte[] convertToBytes(Pcm sound, int rate) {
        if (sound.sampleRate() == rate) {
            return LinearPcm.bytes(sound.samples());
        }
        Resampler resampler = new Resampler(sound.sampleRate(), rate);
        ByteBuffer all = ByteBuffer.allocate(2 * resampler.samplesOf(sound.samples().length));
        resampler.convert(sound.samples(), all.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer());
        return all.array();
    }

    private void convert(short[] from, ShortBuffer to) {
        for (int at = 0; at < from.length; at += BLOCK) {
            to.put(push(Arrays.copyOfRange(from, at, Math.min(from.length, at + BLOCK))));
        }
        to.put(flush());
    }

    /** How many samples come out of so many, once flushed. */
    public int samplesOf(long input) {
        return Math.toIntExact((input * table.up() + table.down() - 1) / table.down());
    }

    /** Takes more input and returns what can be said of the output by now, possibly nothing. */
    public short[] push(short[] input) {
        take(input, input.length);
        return make((taken - table.reach()) * table.up());
    }

    /** Ends the stream: returns the rest of it. The resampler then stands at the start of a new one. */
    public short[] flush() {
        long end = taken;
        take(NOTHING, table.reach() + 1);
        short[] rest = make(end * table.up());
        restart();
        return rest;
    }

    private void restart() {
        window = new float[4 * table.reach() + 1024];
        filled = table.reach();
        first = -filled;
        taken = 0;
        made = 0;
    }

    /** Appends the input, and silence up to {@code count}. */
    private void take(short[] input, int count) {
        if (filled + count > window.length) {
            window = Arrays.copyOf(window, Math.max(filled + count, 2 * window.length));
        }
        for (int i = 0; i < input.length; i++) {
            window[filled + i] = input[i];
        }
        Arrays.fill(window, filled + input.length, filled + count, 0);
        filled += count;
        taken += count;
    }

    /** Makes every output sample that lies before {@code limit}, counted in steps of 1/up input sample. */
    private short[] make(long limit) {
        long until = limit <= 0 ? 0 : (limit + table.down() - 1) / table.down();
        int count = (int) Math.max(0, until - made);
        short[] output = new short[count];
        for (int i = 0; i < count; i++, made++) {
            long step = made * table.down();
            int from = (int) (step / table.up() - table.reach() - first);
            output[i] = table.apply((int) (step % table.up()), window, from);
        }
        forgetWhatIsPast();
        return output;
    }

    private void forgetWhatIsPast() {
        long needed = made * table.down() / table.up() - table.reach();
        int past = (int) Math.min(filled, Math.max(0, needed - first));
        System.arraycopy(window, past, window, 0, filled - past);
        filled -= past;
        first += past;
    }
}
