package dev.voicebox.speech.audio;

import java.nio.ByteBuffer;
import java.util.Set;

/** The {@code fmt } chunk: how one sample of one channel is kept. */
record WavFormat(int encoding, int channels, int sampleRate, int sampleBytes) {
    static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int MAX_CHANNELS = 32;

    private static final Set<Integer> RATES = Set.of(
            8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000, 176_400,
            192_000);

    static WavFormat read(ByteBuffer chunk) throws UnsupportedAudio {
        if (chunk.remaining() < 16) {
            throw new UnsupportedAudio("this WAV file has a broken format chunk; write it again as 16-bit PCM");
        }
        int encoding = chunk.getShort() & 0xffff;
        int channels = chunk.getShort() & 0xffff;
        int rate = chunk.getInt();
        chunk.getInt();
        int block = chunk.getShort() & 0xffff;
        if (encoding == EXTENSIBLE && chunk.limit() >= 26) {
            encoding = chunk.getShort(24) & 0xffff;
        }
        check(channels, rate, block);
        WavFormat format = new WavFormat(encoding, channels, rate, block / channels);
        format.checkEncoding();
        return format;
    }

    private static void check(int channels, int rate, int block) throws UnsupportedAudio {
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw new UnsupportedAudio("this WAV file has " + channels + " channels; send 1 to " + MAX_CHANNELS);
        }
        if (!RATES.contains(rate)) {
            throw new UnsupportedAudio("this WAV file has a sample rate of " + (rate & 0xffff_ffffL)
                    + " Hz; send a common one such as 8000, 16000, 24000, 44100 or 48000 Hz");
        }
        if (block == 0 || block % channels != 0) {
            throw new UnsupportedAudio("this WAV file has frames of " + block + " bytes for " + channels
                    + " channels, which cannot be; write it again as 16-bit PCM");
        }
    }

    private void checkEncoding() throws UnsupportedAudio {
        boolean known = switch (encoding) {
            case PCM -> sampleBytes >= 1 && sampleBytes <= 4;
            case FLOAT -> sampleBytes == 4 || sampleBytes == 8;
            case A_LAW, MU_LAW -> sampleBytes == 1;
            default -> false;
        };
        if (!known) {
            throw new UnsupportedAudio("this WAV file uses encoding " + encoding + " with " + 8 * sampleBytes
                    + " bits; send PCM of 8 to 32 bits, float or G.711");
        }
    }

    /** All whole frames of the chunk, channels averaged; half a frame at the end is dropped. */
    Pcm decode(ByteBuffer data) {
        int frames = data.remaining() / (sampleBytes * channels);
        short[] mono = new short[frames];
        for (int frame = 0; frame < frames; frame++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += sample(data, (frame * channels + channel) * sampleBytes);
            }
            mono[frame] = clip(sum / channels);
        }
        return new Pcm(mono, sampleRate);
    }

    /** One sample on the scale of 16 bits. */
    private double sample(ByteBuffer data, int at) {
        return switch (encoding) {
            case FLOAT -> 32_768 * (sampleBytes == 4 ? data.getFloat(at) : data.getDouble(at));
            case A_LAW -> G711.A_LAW.decode(data.get(at));
            case MU_LAW -> G711.MU_LAW.decode(data.get(at));
            default -> integer(data, at);
        };
    }

    private double integer(ByteBuffer data, int at) {
        return switch (sampleBytes) {
            case 1 -> ((data.get(at) & 0xff) - 128) * 256.0;
            case 2 -> data.getShort(at);
            case 3 -> ((data.getShort(at + 1) << 8) | (data.get(at) & 0xff)) / 256.0;
            default -> data.getInt(at) / 65_536.0;
        };
    }

    private static short clip(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(value)));
    }
}
