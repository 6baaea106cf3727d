package dev.voicebox.speech.tts.kokoro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;

/**
 * Reads voices as they are published: all in one archive of NumPy ({@code voices-v1.0.bin}), a folder with a file of raw numbers
 * for each ({@code af_heart.bin}), or one such file.
 */
final class KokoroVoiceFiles {
    /** A voice has 0.5 MB. */
    private static final int LARGEST = 8_000_000;

    private static final String RAW = ".bin";
    private static final String NUMPY = ".npy";

    private KokoroVoiceFiles() {}

    /** By name. */
    static Map<String, KokoroStyle> read(Path path) throws SpeechFailure {
        if (!Files.isReadable(path)) {
            throw new SpeechFailure(Kind.ENGINE, "there is no readable file of Kokoro's voices " + path);
        }
        Map<String, KokoroStyle> styles;
        try {
            styles = Files.isDirectory(path) ? folder(path) : isArchive(path) ? archive(path) : single(path);
        } catch (IOException broken) {
            throw new SpeechFailure(
                    Kind.ENGINE,
                    path.getFileName() + " holds no voices of Kokoro (" + broken.getMessage()
                            + "); it may be damaged: install it again",
                    broken);
        }
        if (styles.isEmpty()) {
            throw new SpeechFailure(Kind.ENGINE, path.getFileName() + " holds no voices of Kokoro");
        }
        return styles;
    }

    private static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private static Map<String, KokoroStyle> archive(Path file) throws IOException {
        Map<String, KokoroStyle> styles = new TreeMap<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(NUMPY)) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        styles.put(name(entry.getName(), NUMPY), KokoroStyle.ofNumpy(bytes(in)));
                    }
                }
            }
        }
        return styles;
    }

    private static Map<String, KokoroStyle> folder(Path folder) throws IOException {
        Map<String, KokoroStyle> styles = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + RAW)) {
            for (Path file : files) {
                styles.putAll(single(file));
            }
        }
        return styles;
    }

    private static Map<String, KokoroStyle> single(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Map.of(name(file.getFileName().toString(), RAW), KokoroStyle.ofRaw(bytes(in)));
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST);
        if (in.read() >= 0) {
            throw new IOException("a voice in it is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }

    private static String name(String file, String ending) {
        return file.endsWith(ending) ? file.substring(0, file.length() - ending.length()) : file;
    }
}
