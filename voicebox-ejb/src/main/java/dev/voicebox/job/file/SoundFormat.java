package dev.voicebox.job.file;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.audio.Mp3Encoder;
import dev.voicebox.speech.audio.WavFile;

/** How a client may fetch sound; all are 24 kHz, mono. */
public enum SoundFormat {
    /** 64 kbit/s. */
    MP3("mp3", "audio/mpeg", Mp3Writer::new),
    /** 16 bit, with a header that leaves the length open. */
    WAV("wav", "audio/wav", WavWriter::new),
    /** 16 bit, little-endian, without a header. */
    PCM("pcm", "audio/pcm", PcmWriter::new);

    private static final byte[] NOTHING = {};

    private final String wire;
    private final String contentType;
    private final Supplier<SoundWriter> writer;

    SoundFormat(String wire, String contentType, Supplier<SoundWriter> writer) {
        this.wire = wire;
        this.contentType = contentType;
        this.writer = writer;
    }

    /** Names of all, as clients say them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(format -> format.wire).toList();
    }

    /** @throws IllegalArgumentException when it is none of {@link #names} */
    public static SoundFormat named(String wire) {
        return Arrays.stream(values())
                .filter(format -> format.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format is called " + wire));
    }

    public String contentType() {
        return contentType;
    }

    public SoundWriter writer() {
        return writer.get();
    }

    private static final class PcmWriter implements SoundWriter {
        @Override
        public byte[] write(byte[] samples) {
            return samples;
        }

        @Override
        public byte[] end() {
            return NOTHING;
        }
    }

    private static final class WavWriter implements SoundWriter {
        private boolean begun;

        @Override
        public byte[] write(byte[] samples) {
            if (begun) {
                return samples;
            }
            begun = true;
            byte[] header = WavFile.streamingHeader(AudioFormat.PCM.sampleRate());
            byte[] all = Arrays.copyOf(header, header.length + samples.length);
            System.arraycopy(samples, 0, all, header.length, samples.length);
            return all;
        }

        @Override
        public byte[] end() {
            return NOTHING;
        }
    }

    private static final class Mp3Writer implements SoundWriter {
        /** Made with the first sound: it holds some memory, and orders may wait for their turn. */
        private Mp3Encoder encoder;

        @Override
        public byte[] write(byte[] samples) {
            if (encoder == null) {
                encoder = new Mp3Encoder(AudioFormat.PCM.sampleRate());
            }
            return encoder.push(samples);
        }

        @Override
        public byte[] end() {
            return encoder == null ? NOTHING : encoder.finish();
        }
    }
}
