package dev.voicebox.job.local;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.audio.G711;
import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;

/** Samples to and from the bytes of the protocol. */
final class WireSound {
    private static final int BLOCK_BYTES = 32_768;

    private WireSound() {}

    /** Half a sample at the end is dropped. */
    static short[] decode(byte[] bytes, AudioFormat format) {
        return switch (format) {
            case PCM -> LinearPcm.samples(bytes, 0, bytes.length & ~1);
            case PCMU -> G711.MU_LAW.decode(bytes);
            case PCMA -> G711.A_LAW.decode(bytes);
        };
    }

    /** At another rate. Of half an hour there is no second copy on the way. */
    static Pcm decodeAt(int rate, byte[] bytes, AudioFormat format) {
        if (rate == format.sampleRate()) {
            return new Pcm(decode(bytes, format), rate);
        }
        Resampler resampler = new Resampler(format.sampleRate(), rate);
        short[] all = new short[resampler.samplesOf(bytes.length / format.bytesPerSample())];
        int filled = 0;
        for (int at = 0; at < bytes.length; at += BLOCK_BYTES) {
            byte[] block = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK_BYTES));
            short[] piece = resampler.push(decode(block, format));
            System.arraycopy(piece, 0, all, filled, piece.length);
            filled += piece.length;
        }
        short[] tail = resampler.flush();
        System.arraycopy(tail, 0, all, filled, tail.length);
        return new Pcm(all, rate);
    }

    static byte[] encode(short[] samples, AudioFormat format) {
        return switch (format) {
            case PCM -> LinearPcm.bytes(samples);
            case PCMU -> G711.MU_LAW.encode(samples);
            case PCMA -> G711.A_LAW.encode(samples);
        };
    }
}
