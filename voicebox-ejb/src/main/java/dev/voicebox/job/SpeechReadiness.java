package dev.voicebox.job;

/** Whether speech work can be ordered yet. */
@FunctionalInterface
public interface SpeechReadiness {

    /** False while the engines are being loaded after a start; true from then on, whichever of them could be loaded. */
    boolean isLoaded();
}
