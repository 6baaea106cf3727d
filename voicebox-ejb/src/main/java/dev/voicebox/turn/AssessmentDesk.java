package dev.voicebox.turn;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import dev.voicebox.config.Transcription;
import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TurnTone;
import dev.voicebox.turn.endpoint.Endpoint;

/**
 * Asks at each pause how the turn sounds and which words it holds, and tells how long to wait when both are known, or when
 * nobody can wait for them any longer. The words of the last pause of a turn become those of its item.
 */
final class AssessmentDesk {
    /**
     * A recogniser of this size needs 0.1 to 0.6 s for a turn; later its words come too late to be of use, because even at
     * high eagerness no silence lasts longer than 2 s.
     */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final String TIMER = "assessment-";

    private final Effects effects;
    private final TurnListener listener;
    /** Of items whose words are still to come. */
    private final Map<AssessmentId, Assessment> owed = new HashMap<>();

    private Endpoint endpoint = Endpoint.of(Eagerness.MEDIUM);
    private Transcription transcription;
    private Assessment open;
    private long asked;
    private long stale;

    AssessmentDesk(Effects effects, TurnListener listener) {
        this.effects = effects;
        this.listener = listener;
    }

    void configure(Eagerness eagerness) {
        endpoint = Endpoint.of(eagerness);
    }

    void configure(Transcription wanted) {
        transcription = wanted;
    }

    AssessmentId next() {
        return new AssessmentId(++asked);
    }

    /** @param whole whether the audio is all of the turn so far */
    void ask(AssessmentId id, AudioFormat format, byte[] audio, boolean whole) {
        open = new Assessment(id, whole);
        effects.add(new Effect.AssessTurn(
                id, new TranscribeOrder(format, audio, transcription.language(), transcription.prompt())));
        effects.add(new Effect.StartTimer(TIMER + id.number(), PATIENCE));
    }

    void drop() {
        effects.add(new Effect.DropAssessment(open.id()));
        open = null;
    }

    /** Whether the question is out how long to wait. */
    boolean isUndecided() {
        return open != null && !open.isDecided();
    }

    OptionalLong onTone(AssessmentId id, TurnTone tone) {
        if (open == null || !open.id().equals(id)) {
            stale++;
            return OptionalLong.empty();
        }
        open.onTone(tone);
        return open.isComplete() ? decide() : OptionalLong.empty();
    }

    OptionalLong onWords(AssessmentId id, Assessment.Words words) {
        if (open != null && open.id().equals(id)) {
            open.onWords(words);
            return open.isComplete() ? decide() : OptionalLong.empty();
        }
        Assessment late = owed.remove(id);
        if (late == null) {
            stale++;
        } else {
            late.onWords(words);
            deliver(late);
        }
        return OptionalLong.empty();
    }

    boolean isTimer(String name) {
        return name.startsWith(TIMER);
    }

    OptionalLong onTimer(String name) {
        return open != null && name.equals(TIMER + open.id().number()) ? decide() : OptionalLong.empty();
    }

    /** By what is known: ms of silence after which the turn is over. Empty when that was said before. */
    OptionalLong decide() {
        if (open.isDecided()) {
            return OptionalLong.empty();
        }
        open.decide();
        return OptionalLong.of(endpoint.silenceMs(open.cue(transcription.language()), open.tone()));
    }

    /** The turn ended in the pause that was asked about. Whether the assessment's words are, or will be, those of its item. */
    boolean adopt(Assessment.Owner item) {
        Assessment last = open;
        if (!last.isGoodFor()) {
            drop();
            return false;
        }
        open = null;
        last.belongsTo(item);
        owed.put(last.id(), last);
        return true;
    }

    /** Whether the words of an adopted assessment are there. */
    boolean hasWords(AssessmentId adopted) {
        return owed.get(adopted).words() != null;
    }

    /** The item is there: hands its words over, if they are. */
    void deliver(AssessmentId id) {
        Assessment adopted = owed.get(id);
        if (adopted != null && adopted.words() != null) {
            owed.remove(id);
            deliver(adopted);
        }
    }

    /** Answers to questions that nobody asks any more. */
    long stale() {
        return stale;
    }

    private void deliver(Assessment assessment) {
        effects.add(new Effect.DropAssessment(assessment.id()));
        if (assessment.words() instanceof Assessment.Heard heard) {
            listener.onWords(
                    assessment.owner().item(),
                    heard.transcript(),
                    assessment.owner().seconds());
        } else if (assessment.words() instanceof Assessment.Missed missed) {
            listener.onNoWords(assessment.owner().item(), missed.unintelligible(), missed.message());
        }
    }
}
