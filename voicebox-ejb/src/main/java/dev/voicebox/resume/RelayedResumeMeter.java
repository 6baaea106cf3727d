package dev.voicebox.resume;

import java.time.Duration;

/** Passes on what it is told to whoever watches by now. */
public final class RelayedResumeMeter implements ResumeMeter {
    private volatile ResumeMeter watch = NONE;
    private volatile boolean watching = true;

    /** @param wanted is told of everything from now on */
    public void relayTo(ResumeMeter wanted) {
        watch = wanted;
    }

    /** What happens meanwhile is not told. */
    public void withoutWatch(Runnable work) {
        watching = false;
        try {
            work.run();
        } finally {
            watching = true;
        }
    }

    private ResumeMeter watch() {
        return watching ? watch : NONE;
    }

    @Override
    public void staleWrites(int many) {
        watch().staleWrites(many);
    }

    @Override
    public void claimed(Result result) {
        watch().claimed(result);
    }

    @Override
    public void swept(int sessions) {
        watch().swept(sessions);
    }

    @Override
    public void trip(Duration took) {
        watch().trip(took);
    }

    @Override
    public void unkept(int events) {
        watch().unkept(events);
    }
}
