package dev.voicebox.speech.failover;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.EngineState.Role;

/** Writes down what is told of engines. */
public final class RecordingFailures implements FailoverListener {
    public final List<String> told = new ArrayList<>();

    @Override
    public void onFailed(Role role, String engine, Fault fault, Throwable cause) {
        told.add(engine + " " + fault);
    }

    @Override
    public void onNoneLeft(Role role) {
        told.add("none left");
    }
}
