package dev.voicebox.job;

import java.util.Set;

import dev.voicebox.job.glance.GlanceListener;

/** Ears and voice as a conversation sees them: it orders, and hears of the result later. Nothing here blocks. */
public interface SpeechWork {

    /** Exactly one call of the listener follows, unless cancelled before. */
    void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener);

    /**
     * Listens to a turn that may not be over: its tone comes soon, its words when an ear is free. One call of the listener
     * for each follows, in any order, unless cancelled before.
     */
    void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener);

    /**
     * Whether any ear hears this language; yes as long as there are none that could say no.
     *
     * @param language ISO 639-1 code, or {@code null} for any
     */
    boolean hears(String language);

    /**
     * Whether the ear that is asked first for this language tells something beside the text. Another one may, or may not, if
     * that ear fails.
     */
    boolean tells(EngineState.Ability ability, String language);

    /** Whether {@link #glance} ever tells anything. */
    boolean canGlance();

    /**
     * Looks at what a turn that may go on says so far, without keeping anybody else waiting. One call of the listener
     * follows, unless cancelled before.
     */
    void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener);

    /**
     * Speaks one chunk; pieces of sound come in order, then exactly one of done and failed, unless cancelled before.
     * Chunks of one answer that are ordered one after the other may run at the same time.
     */
    void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener);

    /** Of the voices that are installed; none while the engines are being loaded. */
    default Set<String> voiceNames() {
        return Set.of();
    }

    /** The same work on behalf of somebody, who gets a fair part of it where servers share it. */
    default SpeechWork askedBy(Asker asker) {
        return this;
    }

    /** A new ear that tells speech from silence, for one session; the caller closes it. */
    SpeechProbability listen();
}
