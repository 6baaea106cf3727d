package dev.voicebox.dev.service;

/** A process that gateways need, and that can be started again on the same data. */
public interface Service extends AutoCloseable {
    /** The one that runs, or ran last. */
    ProcessHandle process();

    /** Starts it again after its end: the same data, port and password. Returns when it answers. */
    void restart();

    @Override
    void close();
}
