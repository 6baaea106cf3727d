package dev.voicebox.speech.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads and writes WAV files in memory. Reads integer PCM of 8, 16, 24 and 32 bits, float of 32 and 64 bits, G.711, plain
 * and {@code WAVE_FORMAT_EXTENSIBLE}; channels are mixed to one. Sizes in the header are believed only as far as there are
 * bytes, because streaming writers leave 0, 0x7ffff000 or 0xffffffff there; so reading takes memory in proportion to the
 * bytes given and never to what a header claims.
 */
public final class WavFile {
    private static final int HEADER_BYTES = 44;
    private static final long UNKNOWN_SIZE = 0xffff_ffffL;
    private static final String ADVICE =
            "; send a WAV or MP3 file, for example made by: ffmpeg -i input -c:a pcm_s16le output.wav";

    private WavFile() {}

    /** @throws UnsupportedAudio when this is another kind of file, or a WAV with an encoding that is not listed above */
    public static Pcm read(byte[] file) throws UnsupportedAudio {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        checkMagic(file);
        bytes.position(12);
        WavFormat format = null;
        while (bytes.remaining() >= 8) {
            String chunk = tag(file, bytes.position());
            bytes.position(bytes.position() + 4);
            long claimed = bytes.getInt() & UNKNOWN_SIZE;
            int size = (int) Math.min(claimed, bytes.remaining());
            if (chunk.equals("data")) {
                return data(bytes, format, claimed == 0 ? bytes.remaining() : size);
            }
            if (chunk.equals("fmt ")) {
                format = WavFormat.read(bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN));
            }
            bytes.position((int) Math.min(bytes.limit(), bytes.position() + claimed + (claimed & 1)));
        }
        throw new UnsupportedAudio("this WAV file has no data chunk, it was cut off" + ADVICE);
    }

    /** A whole file of 16-bit mono. */
    public static byte[] write(Pcm sound) {
        byte[] data = LinearPcm.bytes(sound.samples());
        byte[] file = Arrays.copyOf(header(sound.sampleRate(), data.length), HEADER_BYTES + data.length);
        System.arraycopy(data, 0, file, HEADER_BYTES, data.length);
        return file;
    }

    /** The 44 bytes before 16-bit mono samples whose number is not known yet; both sizes say 0xffffffff. */
    public static byte[] streamingHeader(int sampleRate) {
        return header(sampleRate, UNKNOWN_SIZE);
    }

    private static byte[] header(int rate, long dataBytes) {
        long riffBytes = Math.min(UNKNOWN_SIZE, dataBytes + HEADER_BYTES - 8);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) riffBytes).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) WavFormat.PCM).putShort((short) 1);
        header.putInt(rate).putInt(rate * 2).putShort((short) 2).putShort((short) 16);
        header.put(ascii("data")).putInt((int) dataBytes);
        return header.array();
    }

    private static Pcm data(ByteBuffer bytes, WavFormat format, int size) throws UnsupportedAudio {
        if (format == null) {
            throw new UnsupportedAudio("this WAV file has no format before its data" + ADVICE);
        }
        return format.decode(bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static void checkMagic(byte[] file) throws UnsupportedAudio {
        boolean riff = file.length >= 12
                && (tag(file, 0).equals("RIFF") || tag(file, 0).equals("RF64"));
        if (!riff || !tag(file, 8).equals("WAVE")) {
            throw new UnsupportedAudio("this is " + FileKind.of(file) + ADVICE);
        }
    }

    static String tag(byte[] file, int offset) {
        return new String(file, offset, 4, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
