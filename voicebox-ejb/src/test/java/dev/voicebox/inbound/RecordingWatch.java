package dev.voicebox.inbound;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.inbound.said.Skipped.Reason;

/** Remembers what it was told. */
final class RecordingWatch implements InboundWatch {
    final List<Reason> skipped = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final List<String> waits = new ArrayList<>();
    final List<RuntimeException> bugs = new ArrayList<>();
    int taken;

    @Override
    public void taken() {
        taken++;
    }

    @Override
    public void skipped(Reason reason, String message) {
        skipped.add(reason);
        messages.add(message);
    }

    @Override
    public void failed(RuntimeException bug) {
        bugs.add(bug);
    }

    @Override
    public void waits(String why) {
        waits.add(why);
    }
}
