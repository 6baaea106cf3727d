package dev.voicebox.event;

import java.util.List;

import dev.voicebox.privacy.Redacted;

/** About one item of the conversation. */
public sealed interface ItemEvent extends ServerEvent {

    /** {@code previous} is {@code null} for the first item. */
    record Added(Item item, ItemId previous) implements ItemEvent {
        @Override
        public String type() {
            return "conversation.item.added";
        }
    }

    /** The item is durable. */
    record Done(Item item, ItemId previous) implements ItemEvent {
        @Override
        public String type() {
            return "conversation.item.done";
        }
    }

    record Retrieved(Item item) implements ItemEvent {
        @Override
        public String type() {
            return "conversation.item.retrieved";
        }
    }

    record Truncated(ItemId item, int contentIndex, long audioEndMs) implements ItemEvent {
        @Override
        public String type() {
            return "conversation.item.truncated";
        }
    }

    record Deleted(ItemId item) implements ItemEvent {
        @Override
        public String type() {
            return "conversation.item.deleted";
        }
    }

    /** {@code logprobs}: empty when they were not asked for, or the engine has none. */
    record TranscriptionDelta(ItemId item, int contentIndex, String delta, List<Logprob> logprobs)
            implements ItemEvent {
        public TranscriptionDelta {
            logprobs = List.copyOf(logprobs);
        }

        @Override
        public String type() {
            return "conversation.item.input_audio_transcription.delta";
        }

        @Override
        public String toString() {
            return "TranscriptionDelta[" + item + ", " + contentIndex + ", " + Redacted.text(delta) + ", " + logprobs
                    + "]";
        }
    }

    /**
     * {@code audioSeconds} is what was transcribed: the usage of a transcription is its duration. {@code logprobs}: empty
     * when they were not asked for, or the engine has none.
     */
    record TranscriptionCompleted(
            ItemId item, int contentIndex, String transcript, double audioSeconds, List<Logprob> logprobs)
            implements ItemEvent {
        public TranscriptionCompleted {
            logprobs = List.copyOf(logprobs);
        }

        @Override
        public String type() {
            return "conversation.item.input_audio_transcription.completed";
        }

        @Override
        public String toString() {
            return "TranscriptionCompleted[" + item + ", " + contentIndex + ", " + Redacted.text(transcript) + ", "
                    + audioSeconds + ", " + logprobs + "]";
        }
    }

    record TranscriptionFailed(ItemId item, int contentIndex, ErrorType errorType, ErrorCode code, String message)
            implements ItemEvent {
        @Override
        public String type() {
            return "conversation.item.input_audio_transcription.failed";
        }

        @Override
        public String toString() {
            return "TranscriptionFailed[" + item + ", " + contentIndex + ", " + errorType + ", " + code + ", "
                    + Redacted.text(message) + "]";
        }
    }
}
