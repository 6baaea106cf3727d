package dev.voicebox.tool;

/** What is kept of a call's arguments: they themselves are what the caller said. */
@FunctionalInterface
public interface ArgumentsHash {

    /** Keyed hash, 64 lower-case hex digits: equal arguments have equal ones on all servers of one master key. */
    String of(String arguments);
}
