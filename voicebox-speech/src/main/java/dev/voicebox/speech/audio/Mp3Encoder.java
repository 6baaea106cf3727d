package dev.voicebox.speech.audio;

import java.io.ByteArrayOutputStream;

import javax.sound.sampled.AudioFormat;

import de.sciss.jump3r.lowlevel.LameEncoder;

/**
 * Writes a stream of mono sound as MP3 with LAME at 64 kbit/s, which takes 22 ms for 1 s of sound. What comes out can be
 * played as it comes. As with every MP3 some 70 ms of silence are added in all; the level is 0.5 dB lower, so that nothing
 * clips. Not safe for two threads.
 */
public final class Mp3Encoder {
    private static final int KBITS_PER_SECOND = 64;

    private final LameEncoder lame;
    private final byte[] frames;

    /** @param sampleRate in Hz: 16, 22.05, 24, 32, 44.1 or 48 kHz */
    public Mp3Encoder(int sampleRate) {
        lame = new LameEncoder(
                new AudioFormat(sampleRate, 16, 1, true, false),
                KBITS_PER_SECOND,
                LameEncoder.CHANNEL_MODE_MONO,
                LameEncoder.QUALITY_MIDDLE,
                false);
        frames = new byte[lame.getMP3BufferSize()];
    }

    /**
     * Takes more sound and returns the frames that are finished, possibly none.
     *
     * @param sound 16-bit little-endian samples, whole ones
     */
    public byte[] push(byte[] sound) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < sound.length; at += lame.getPCMBufferSize()) {
            int length = Math.min(lame.getPCMBufferSize(), sound.length - at);
            out.write(frames, 0, lame.encodeBuffer(sound, at, length, frames));
        }
        return out.toByteArray();
    }

    /** The last frames. */
    public byte[] finish() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(frames, 0, lame.encodeFinish(frames));
        lame.close();
        return out.toByteArray();
    }
}
