package dev.voicebox.job.local;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.audio.G711;
import dev.voicebox.speech.audio.LinearPcm;

/** Samples to and from the bytes of the protocol. */
final class WireSound {
    private WireSound() {}

    /** Half a sample at the end is dropped. */
    static short[] decode(byte[] bytes, AudioFormat format) {
        return switch (format) {
            case PCM -> LinearPcm.samples(bytes, 0, bytes.length & ~1);
            case PCMU -> G711.MU_LAW.decode(bytes);
            case PCMA -> G711.A_LAW.decode(bytes);
        };
    }

    static byte[] encode(short[] samples, AudioFormat format) {
        return switch (format) {
            case PCM -> LinearPcm.bytes(samples);
            case PCMU -> G711.MU_LAW.encode(samples);
            case PCMA -> G711.A_LAW.encode(samples);
        };
    }
}
