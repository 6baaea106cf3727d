package dev.voicebox.speech.audio;

import java.util.Map;

/** Names what people send instead of a WAV file, so that the error can say it. */
final class FileKind {
    private static final Map<String, String> BY_MAGIC = Map.of(
            "OggS", "an Ogg file",
            "fLaC", "a FLAC file",
            "RIFX", "a big-endian WAV file",
            "FORM", "an AIFF file",
            "ID3\u0003", "an MP3 file",
            "ID3\u0004", "an MP3 file",
            "\u001aE\u00df\u00a3", "a WebM or Matroska file");

    private FileKind() {}

    static String of(byte[] file) {
        if (file.length == 0) {
            return "empty";
        }
        if (file.length < 12) {
            return "too short";
        }
        if (WavFile.tag(file, 4).equals("ftyp")) {
            return "an MP4 or M4A file";
        }
        if ((file[0] & 0xff) == 0xff && (file[1] & 0xe0) == 0xe0) {
            return "an MP3 or AAC stream";
        }
        return BY_MAGIC.getOrDefault(WavFile.tag(file, 0), "an unknown kind of file");
    }
}
