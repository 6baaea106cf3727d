package dev.voicebox.speech.tts.kokoro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of voices as Kokoro's makers publish them. Row r of a voice begins with its pitch plus r / 100,000. */
public final class KokoroFiles {
    static final int ROWS = 510;

    private KokoroFiles() {}

    /** As {@code voices-v1.0.bin}. */
    public static Path archive(Path file, String... names) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < names.length; i++) {
                zip.putNextEntry(new ZipEntry(names[i] + ".npy"));
                zip.write(numpy(raw(pitch(i)), "(" + ROWS + ", 1, 256)", "<f4"));
                zip.closeEntry();
            }
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static Path folder(Path folder, String... names) {
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < names.length; i++) {
                Files.write(folder.resolve(names[i] + ".bin"), raw(pitch(i)));
            }
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** In radians per sample. */
    static float pitch(int voice) {
        return 0.05f + 0.01f * voice;
    }

    static byte[] numpy(byte[] numbers, String shape, String type) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        header = header + " ".repeat(117 - header.length()) + "\n";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(numbers);
        return file.toByteArray();
    }

    static byte[] raw(float pitch) {
        ByteBuffer bytes = ByteBuffer.allocate(ROWS * 256 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < ROWS; row++) {
            bytes.putFloat(row * 256 * Float.BYTES, pitch + row / 100_000f);
        }
        return bytes.array();
    }
}
