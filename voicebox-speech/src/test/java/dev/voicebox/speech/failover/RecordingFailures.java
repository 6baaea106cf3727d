package dev.voicebox.speech.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.EngineState.Role;

/** Writes down what is told of engines. */
public final class RecordingFailures implements FailoverListener {
    public final List<String> told = new ArrayList<>();
    public final List<Duration> rests = new ArrayList<>();

    @Override
    public void onFailed(GivenUp engine) {
        told.add(engine.engine() + " " + engine.fault());
        rests.add(engine.rest());
    }

    @Override
    public void onNoneLeft(Role role) {
        told.add("none left");
    }
}
