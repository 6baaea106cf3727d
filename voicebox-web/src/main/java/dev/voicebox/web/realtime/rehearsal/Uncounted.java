package dev.voicebox.web.realtime.rehearsal;

import java.util.function.IntSupplier;

import jakarta.enterprise.inject.Vetoed;

import dev.voicebox.web.observe.EdgeMetrics;

/** Of a socket that no client has. */
@Vetoed
public final class Uncounted extends EdgeMetrics {

    @Override
    public void sessions(IntSupplier open) {}

    @Override
    public void received(int bytes) {}

    @Override
    public void sent(int bytes) {}

    @Override
    public void closed(int code) {}

    @Override
    public void refused(String reason) {}
}
