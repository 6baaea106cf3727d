package dev.voicebox.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;

/** About one answer. */
public sealed interface ResponseEvent extends ServerEvent {

    ResponseId response();

    /** Where in an answer something happens: output item, and content part in it. */
    record Place(ItemId item, int outputIndex, int contentIndex) {}

    /** {@code extension} goes out as {@code voicebox}, or is {@code null}. */
    record Created(ResponseView view, ObjectNode extension) implements ResponseEvent {
        @Override
        public ResponseId response() {
            return view.id();
        }

        @Override
        public String type() {
            return "response.created";
        }

        @Override
        public String toString() {
            return "Created[" + view + ", " + Redacted.json(extension) + "]";
        }
    }

    record Done(ResponseView view, ObjectNode extension) implements ResponseEvent {
        @Override
        public ResponseId response() {
            return view.id();
        }

        @Override
        public String type() {
            return "response.done";
        }

        @Override
        public String toString() {
            return "Done[" + view + ", " + Redacted.json(extension) + "]";
        }
    }

    record OutputItemAdded(ResponseId response, int outputIndex, Item item) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_item.added";
        }
    }

    record OutputItemDone(ResponseId response, int outputIndex, Item item) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_item.done";
        }
    }

    /** {@code audio}: the part is spoken and {@code text} its transcript; else it is text. */
    record ContentPartAdded(ResponseId response, Place place, boolean audio) implements ResponseEvent {
        @Override
        public String type() {
            return "response.content_part.added";
        }
    }

    record ContentPartDone(ResponseId response, Place place, boolean audio, String text) implements ResponseEvent {
        @Override
        public String type() {
            return "response.content_part.done";
        }

        @Override
        public String toString() {
            return "ContentPartDone[" + response + ", " + place + ", " + audio + ", " + Redacted.text(text) + "]";
        }
    }

    record TextDelta(ResponseId response, Place place, String delta) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_text.delta";
        }

        @Override
        public String toString() {
            return "TextDelta[" + response + ", " + place + ", " + Redacted.text(delta) + "]";
        }
    }

    record TextDone(ResponseId response, Place place, String text) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_text.done";
        }

        @Override
        public String toString() {
            return "TextDone[" + response + ", " + place + ", " + Redacted.text(text) + "]";
        }
    }

    record TranscriptDelta(ResponseId response, Place place, String delta) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_audio_transcript.delta";
        }

        @Override
        public String toString() {
            return "TranscriptDelta[" + response + ", " + place + ", " + Redacted.text(delta) + "]";
        }
    }

    record TranscriptDone(ResponseId response, Place place, String transcript) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_audio_transcript.done";
        }

        @Override
        public String toString() {
            return "TranscriptDone[" + response + ", " + place + ", " + Redacted.text(transcript) + "]";
        }
    }

    /** {@code audio} in the output format of the response. */
    record AudioDelta(ResponseId response, Place place, byte[] audio) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_audio.delta";
        }

        @Override
        public String toString() {
            return "AudioDelta[" + response + ", " + place + ", " + Redacted.bytes(audio) + "]";
        }
    }

    record AudioDone(ResponseId response, Place place) implements ResponseEvent {
        @Override
        public String type() {
            return "response.output_audio.done";
        }
    }

    record ArgumentsDelta(ResponseId response, Place place, String callId, String delta) implements ResponseEvent {
        @Override
        public String type() {
            return "response.function_call_arguments.delta";
        }

        @Override
        public String toString() {
            return "ArgumentsDelta[" + response + ", " + place + ", " + callId + ", " + Redacted.text(delta) + "]";
        }
    }

    record ArgumentsDone(ResponseId response, Place place, Item.FunctionCall call) implements ResponseEvent {
        @Override
        public String type() {
            return "response.function_call_arguments.done";
        }
    }
}
