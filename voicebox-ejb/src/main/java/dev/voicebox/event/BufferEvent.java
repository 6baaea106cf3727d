package dev.voicebox.event;

/** About the input audio buffer. Offsets are ms of all audio ever appended to the session, not wall-clock time. */
public sealed interface BufferEvent extends ServerEvent {

    /** {@code previous} is {@code null} when the new item is the first. */
    record Committed(ItemId item, ItemId previous) implements BufferEvent {
        @Override
        public String type() {
            return "input_audio_buffer.committed";
        }
    }

    record Cleared() implements BufferEvent {
        @Override
        public String type() {
            return "input_audio_buffer.cleared";
        }
    }

    /** {@code audioStartMs} includes the padding before the first speech. */
    record SpeechStarted(ItemId item, long audioStartMs) implements BufferEvent {
        @Override
        public String type() {
            return "input_audio_buffer.speech_started";
        }
    }

    /** {@code audioEndMs} includes the silence that ended the turn. */
    record SpeechStopped(ItemId item, long audioEndMs) implements BufferEvent {
        @Override
        public String type() {
            return "input_audio_buffer.speech_stopped";
        }
    }

    /**
     * Nobody spoke for the idle timeout. {@code audioStartMs} is where the answer before had been heard to its end,
     * {@code audioEndMs} where the audio ended when the timeout passed; the same when none was appended between.
     */
    record TimeoutTriggered(ItemId item, long audioStartMs, long audioEndMs) implements BufferEvent {
        @Override
        public String type() {
            return "input_audio_buffer.timeout_triggered";
        }
    }
}
