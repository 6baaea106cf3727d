package dev.voicebox.session;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.RateLimit;
import dev.voicebox.event.ResponseId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.job.glance.GlanceId;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.limit.Verdict;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.session.line.Attachment;

/**
 * Everything that can happen to a session. A result carries the id it was asked for; when that id is gone the result is
 * stale, dropped and counted.
 */
public sealed interface SessionMessage {

    record ClientSpoke(ClientEvent event) implements SessionMessage {}

    record ClientRefused(ProtocolError error) implements SessionMessage {}

    record ClientWritable(boolean writable) implements SessionMessage {}

    record ClientGone(int code) implements SessionMessage {}

    /**
     * Over one of the lines that clients of a resumable session have had, which may be the last one no longer.
     *
     * @param line epoch of the lease that the session had when the client came
     */
    record OnLine(long line, SessionMessage said) implements SessionMessage {}

    /** @param extension shown beside {@code session.created} as {@code voicebox} */
    record Reattached(Attachment client, ObjectNode extension) implements SessionMessage {
        @Override
        public String toString() {
            return "Reattached[" + client.lease() + ", " + Redacted.json(extension) + "]";
        }
    }

    /** Another server has the session. */
    record OwnershipLost() implements SessionMessage {}

    /** It is known what became of everything that the journal was told. */
    record AllWritten() implements SessionMessage {}

    record ItemStored(ItemId item) implements SessionMessage {}

    /** The item, or a change of it, is not durable and will not be. */
    record ItemRefused(ItemId item) implements SessionMessage {}

    /** {@code audio} is {@code null} when it is not kept or cannot be read; {@code eventId} as it was asked with. */
    record AudioLoaded(ItemId item, byte[] audio, String eventId) implements SessionMessage {
        @Override
        public String toString() {
            return "AudioLoaded[" + item + ", " + Redacted.bytes(audio) + ", " + eventId + "]";
        }
    }

    /** The words of an item, or that there are none. */
    sealed interface ForItem extends SessionMessage {
        ItemId item();
    }

    record Transcribed(ItemId item, Transcript transcript, double audioSeconds) implements ForItem {}

    record TranscriptionFailed(ItemId item, boolean unintelligible, String message) implements ForItem {
        @Override
        public String toString() {
            return "TranscriptionFailed[" + item + ", " + unintelligible + ", " + Redacted.text(message) + "]";
        }
    }

    /** Of a long item's words, those that are known so far, from the first on. */
    record WordsGrew(ItemId item, String soFar) implements SessionMessage {
        @Override
        public String toString() {
            return "WordsGrew[" + item + ", " + Redacted.text(soFar) + "]";
        }
    }

    /** {@code text} is empty when nothing could be told. */
    record Glanced(GlanceId glance, String text) implements SessionMessage {
        @Override
        public String toString() {
            return "Glanced[" + glance + ", " + Redacted.text(text) + "]";
        }
    }

    /** What was found out about a turn that may not be over. */
    sealed interface ForAssessment extends SessionMessage {
        AssessmentId assessment();
    }

    record ToneHeard(AssessmentId assessment, TurnTone tone) implements ForAssessment {}

    record WordsHeard(AssessmentId assessment, Transcript words) implements ForAssessment {}

    record WordsMissed(AssessmentId assessment, boolean unintelligible, String message) implements ForAssessment {
        @Override
        public String toString() {
            return "WordsMissed[" + assessment + ", " + unintelligible + ", " + Redacted.text(message) + "]";
        }
    }

    record TimerFired(String name) implements SessionMessage {}

    record StopRequested() implements SessionMessage {}

    /** Its caller may no longer be here, or somebody who may has closed it. */
    record EndRequested(Ending why) implements SessionMessage {}

    /** Whether an answer that was asked for may begin. */
    record BudgetDecided(ResponseId response, Verdict verdict) implements SessionMessage {}

    /** What is left after an answer. */
    record BudgetSettled(ResponseId response, List<RateLimit> limits) implements SessionMessage {
        public BudgetSettled {
            limits = List.copyOf(limits);
        }
    }

    /** A result of the work for one answer. */
    sealed interface ForResponse extends SessionMessage {
        ResponseId response();
    }

    /** Comes before anything that the model says. */
    record ModelAnswering(ResponseId response, String provider, String model) implements ForResponse {}

    record ModelText(ResponseId response, String delta) implements ForResponse {
        @Override
        public String toString() {
            return "ModelText[" + response + ", " + Redacted.text(delta) + "]";
        }
    }

    record ModelCalled(ResponseId response, int index, String callId, String name) implements ForResponse {
        @Override
        public String toString() {
            return "ModelCalled[" + response + ", " + index + ", " + callId + ", " + Redacted.text(name) + "]";
        }
    }

    record ModelArguments(ResponseId response, int index, String delta) implements ForResponse {
        @Override
        public String toString() {
            return "ModelArguments[" + response + ", " + index + ", " + Redacted.text(delta) + "]";
        }
    }

    record ModelCounted(ResponseId response, ModelUsage usage) implements ForResponse {}

    record ModelFinished(ResponseId response, FinishReason reason) implements ForResponse {}

    record ModelFailed(ResponseId response, ModelFailure failure) implements ForResponse {}

    record SoundMade(ResponseId response, int chunk, SpokenPiece piece) implements ForResponse {}

    record ChunkSpoken(ResponseId response, int chunk) implements ForResponse {}

    /** The rest of the chunk will not be spoken; those after it will. */
    record SpeechBrokenOff(ResponseId response, int chunk) implements ForResponse {}

    /** What an answer wants to say or call was decided. */
    record Judged(ResponseId response, Matter matter, Decision decision) implements ForResponse {}

    record SpeechFailed(ResponseId response, int chunk, String message) implements ForResponse {
        @Override
        public String toString() {
            return "SpeechFailed[" + response + ", " + chunk + ", " + Redacted.text(message) + "]";
        }
    }
}
