package dev.voicebox.job.stream;

import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.persistence.redis.work.JobResult;

/** Of speech. */
interface SpeechReply extends Reply {

    /** @param attempt of whom; a later one says again what a former one has said */
    void on(int attempt, Told told, byte[] sound);

    void fail(SpeechTrouble trouble, String message);

    @Override
    default Runnable read(JobResult result) {
        Told told = ToldForm.read(result.head());
        return () -> on(result.attempt(), told, result.sound());
    }

    @Override
    default void fail(Loss loss) {
        fail(SpeechTrouble.ENGINE, words(loss));
    }

    /** As a caller is told. */
    static String words(Loss loss) {
        return switch (loss) {
            case AWAY -> "The servers that hear and speak cannot be reached; try again in a moment.";
            case BUSY -> "The servers that hear and speak have too much to do; try again in a moment.";
            case LATE -> "No server that hears and speaks was free in time; try again in a moment.";
            case LOST -> "What a worker said was lost on its way; try again.";
        };
    }
}
