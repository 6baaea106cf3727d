package dev.voicebox.speech.audio;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/** Reads MP3 files in memory; channels are mixed to one. */
public final class Mp3File {
    private static final String BROKEN = "this MP3 file is broken; send it again, or send a WAV file";

    private final Decoder decoder = new Decoder();
    private final long longestMs;
    private short[] samples = new short[1 << 16];
    private int length;
    private int rate;

    private Mp3File(long longestMs) {
        this.longestMs = longestMs;
    }

    /** Whether the file begins as an MP3 does: with a tag, or with a frame of layer III. */
    public static boolean isMp3(byte[] file) {
        if (file.length < 12) {
            return false;
        }
        boolean tag = file[0] == 'I' && file[1] == 'D' && file[2] == '3';
        return tag || (file[0] & 0xff) == 0xff && (file[1] & 0xe6) == 0xe2;
    }

    /**
     * @param longestMs sound beyond it is refused, since a small file may hold hours
     * @throws UnsupportedAudio when it cannot be decoded, or is too long
     */
    public static Pcm read(byte[] file, long longestMs) throws UnsupportedAudio {
        Mp3File mp3 = new Mp3File(longestMs);
        try {
            mp3.decode(new Bitstream(new ByteArrayInputStream(file)));
        } catch (BitstreamException | DecoderException | RuntimeException broken) {
            // the last: the decoder believes what it reads, indexes by it and divides by it
            throw new UnsupportedAudio(BROKEN);
        }
        if (mp3.rate == 0) {
            throw new UnsupportedAudio(BROKEN);
        }
        return new Pcm(Arrays.copyOf(mp3.samples, mp3.length), mp3.rate);
    }

    private void decode(Bitstream stream) throws BitstreamException, DecoderException, UnsupportedAudio {
        for (Header frame = stream.readFrame(); frame != null; frame = stream.readFrame()) {
            SampleBuffer sound = (SampleBuffer) decoder.decodeFrame(frame, stream);
            if (rate != 0 && rate != sound.getSampleFrequency()) {
                throw new UnsupportedAudio("this MP3 file changes its sample rate on the way; send a WAV file");
            }
            rate = sound.getSampleFrequency();
            if (length * 1_000L / rate > longestMs) {
                throw new UnsupportedAudio(
                        "the sound is longer than " + longestMs / 60_000 + " minutes; cut it into pieces");
            }
            mix(sound.getBuffer(), sound.getBufferLength(), sound.getChannelCount());
            stream.closeFrame();
        }
    }

    private void mix(short[] interleaved, int count, int channels) {
        int frames = count / channels;
        if (length + frames > samples.length) {
            samples = Arrays.copyOf(samples, 2 * samples.length + frames);
        }
        for (int i = 0; i < frames; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += interleaved[i * channels + channel];
            }
            samples[length++] = (short) (sum / channels);
        }
    }
}
