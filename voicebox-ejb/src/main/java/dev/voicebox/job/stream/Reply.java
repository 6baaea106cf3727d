package dev.voicebox.job.stream;

import dev.voicebox.job.SpeechTrouble;

/** Passes on to who asked what comes of a job, from whichever worker. */
interface Reply {

    /**
     * The next thing that came.
     *
     * @param attempt of whom; a later one says again what a former one has said
     */
    void on(int attempt, Told told, byte[] sound);

    void fail(SpeechTrouble trouble, String message);
}
