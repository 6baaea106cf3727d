package dev.voicebox.turn;

import dev.voicebox.event.ItemId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.turn.endpoint.Cue;
import dev.voicebox.turn.endpoint.Wording;

/** What is known of a turn at one of its pauses. */
final class Assessment {
    private final AssessmentId id;
    private final boolean whole;
    private TurnTone tone;
    private Words words;
    private boolean decided;
    private Owner owner;

    /** How listening for words ended. */
    sealed interface Words {}

    record Heard(Transcript transcript) implements Words {}

    record Missed(boolean unintelligible, String message) implements Words {
        @Override
        public String toString() {
            return "Missed[" + unintelligible + ", " + Redacted.text(message) + "]";
        }
    }

    /** The item that the words belong to, and how long its sound is. */
    record Owner(ItemId item, double seconds) {}

    /** @param whole whether all of the turn is listened to, or only its end */
    Assessment(AssessmentId id, boolean whole) {
        this.id = id;
        this.whole = whole;
    }

    AssessmentId id() {
        return id;
    }

    void onTone(TurnTone heard) {
        tone = heard;
    }

    void onWords(Words heard) {
        words = heard;
    }

    boolean isComplete() {
        return tone != null && words != null;
    }

    boolean isDecided() {
        return decided;
    }

    void decide() {
        decided = true;
    }

    TurnTone tone() {
        return tone == null ? TurnTone.UNHEARD : tone;
    }

    /** @param language of the caller as the session says, or {@code null} for that of the words */
    Cue cue(String language) {
        if (!(words instanceof Heard heard)) {
            return Cue.UNKNOWN;
        }
        Transcript transcript = heard.transcript();
        return Wording.cueOf(transcript.text(), language == null ? transcript.language() : language);
    }

    /** Whether these are, or will be, the words of the item as well. An engine that failed may do better another time. */
    boolean isGoodFor() {
        return whole && !(words instanceof Missed missed && !missed.unintelligible());
    }

    void belongsTo(Owner item) {
        owner = item;
    }

    Owner owner() {
        return owner;
    }

    /** {@code null} until they are known. */
    Words words() {
        return words;
    }
}
