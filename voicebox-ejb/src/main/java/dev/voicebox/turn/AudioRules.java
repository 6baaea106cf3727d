package dev.voicebox.turn;

import java.util.Locale;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

/** What the protocol asks of the caller's audio. */
final class AudioRules {
    private static final int MIN_COMMIT_MS = 100;

    private AudioRules() {}

    static void checkSamples(byte[] audio, AudioFormat format) throws ProtocolViolation {
        if (audio.length % format.bytesPerSample() != 0) {
            throw refuse(
                    ErrorCode.INVALID_VALUE, "Invalid audio: 16-bit samples need an even number of bytes.", "audio");
        }
    }

    /** Whether it fits into an empty buffer. */
    static void checkSize(byte[] audio) throws ProtocolViolation {
        if (audio.length > InputAudioBuffer.MAX_BYTES) {
            throw noRoom();
        }
    }

    static void checkRoom(InputAudioBuffer buffer, byte[] audio) throws ProtocolViolation {
        if (!buffer.hasRoomFor(audio.length)) {
            throw noRoom();
        }
    }

    private static ProtocolViolation noRoom() {
        return refuse(
                ErrorCode.INVALID_VALUE,
                "The input audio buffer holds at most 15 MiB. Commit or clear it before appending more.",
                "audio");
    }

    static void checkCommit(InputAudioBuffer buffer) throws ProtocolViolation {
        if (buffer.heldMs() < MIN_COMMIT_MS) {
            String held = String.format(Locale.ROOT, "%.2f", buffer.heldMs());
            throw refuse(
                    ErrorCode.INPUT_AUDIO_BUFFER_COMMIT_EMPTY,
                    "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but"
                            + " buffer only has " + held + "ms of audio.",
                    null);
        }
    }

    private static ProtocolViolation refuse(ErrorCode code, String message, String param) {
        return new ProtocolViolation(ProtocolError.invalid(code, message, param));
    }
}
