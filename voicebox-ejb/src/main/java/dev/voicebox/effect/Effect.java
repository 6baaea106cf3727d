package dev.voicebox.effect;

import java.time.Duration;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.glance.GlanceId;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.limit.Grant;
import dev.voicebox.policy.Matter;
import dev.voicebox.privacy.Redacted;

/** One thing to do. Results come back as messages that carry the id they were asked for. */
public sealed interface Effect {

    <R> R accept(EffectHandler<R> handler);

    record Send(ServerEvent event) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onSend(this);
        }
    }

    /** Make the item durable, then say so. */
    record StoreItem(Item item, ItemId previous) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onStoreItem(this);
        }
    }

    /** The item is no longer part of the conversation; what still runs for it is of no use. */
    record ForgetItem(ItemId item) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onForgetItem(this);
        }
    }

    /** Keep sound of an item off the heap; more of the same item is appended. */
    record KeepAudio(ItemId item, AudioFormat format, byte[] audio) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onKeepAudio(this);
        }

        @Override
        public String toString() {
            return "KeepAudio[" + item + ", " + format + ", " + Redacted.bytes(audio) + "]";
        }
    }

    /** Keep only the first bytes of an item's sound. */
    record CutAudio(ItemId item, long bytes) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onCutAudio(this);
        }
    }

    /**
     * Bring the sound of an item back, for {@code conversation.item.retrieved}.
     *
     * @param eventId the client's own id of the event that asks for it, or {@code null}
     */
    record LoadAudio(ItemId item, String eventId) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onLoadAudio(this);
        }
    }

    record Transcribe(ItemId item, TranscribeOrder order) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onTranscribe(this);
        }
    }

    /** Nobody needs the words of that sound any more, if they are not known. */
    record DropTranscription(ItemId item) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onDropTranscription(this);
        }
    }

    /** Find out how the caller's turn sounds and which words it holds so far. */
    record AssessTurn(AssessmentId assessment, TranscribeOrder turn) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onAssessTurn(this);
        }
    }

    /** Nobody needs that assessment any more, if it is not finished. */
    record DropAssessment(AssessmentId assessment) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onDropAssessment(this);
        }
    }

    /** Look at what the caller's turn says so far, if an ear is free. */
    record GlanceAtTurn(GlanceId glance, TranscribeOrder soFar) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onGlanceAtTurn(this);
        }
    }

    /** Nobody needs what that glance tells. */
    record DropGlance(GlanceId glance) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onDropGlance(this);
        }
    }

    record AskModel(ResponseId response, ModelRequest request) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onAskModel(this);
        }
    }

    record Speak(ResponseId response, SpeakOrder order) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onSpeak(this);
        }
    }

    /** Stop everything that runs for this response. */
    record StopWork(ResponseId response) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onStopWork(this);
        }
    }

    /** Stop the model of this response; its voice goes on. */
    record StopModel(ResponseId response) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onStopModel(this);
        }
    }

    /** Find out whether an answer may do this. */
    record Judge(ResponseId response, Matter matter) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onJudge(this);
        }
    }

    /** Find out whether an answer may begin. */
    record AskBudget(ResponseId response, long tokens) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onAskBudget(this);
        }
    }

    /** An answer has used so many tokens; find out what is left. */
    record SettleBudget(ResponseId response, Grant grant, long tokens) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onSettleBudget(this);
        }
    }

    record StartTimer(String name, Duration delay) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onStartTimer(this);
        }
    }

    /** What the client that has come back has not seen is said now. */
    record Replay() implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onReplay(this);
        }
    }

    /**
     * The session ends here and not elsewhere: its end is not told.
     *
     * @param offered to any other server; else one has it already
     */
    record LetGo(boolean offered) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onLetGo(this);
        }
    }

    /** End the connection after everything sent before; stop all work. */
    record Close(int code, String reason) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onClose(this);
        }
    }

    /** An answer has asked the client to run a function, or would have, had it not been denied: the whole call is known. */
    record NoteToolCall(ResponseId response, Item.FunctionCall call, boolean denied) implements Effect {
        /** One that the client is told of. */
        public NoteToolCall(ResponseId response, Item.FunctionCall call) {
            this(response, call, false);
        }

        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onNoteToolCall(this);
        }
    }

    /** The first result of a call that an answer has asked for. */
    record NoteToolResult(Item.FunctionCallOutput result) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onNoteToolResult(this);
        }
    }

    /** So much was used since this was last said. */
    record Meter(UsageAmounts amounts) implements Effect {
        @Override
        public <R> R accept(EffectHandler<R> handler) {
            return handler.onMeter(this);
        }
    }
}
