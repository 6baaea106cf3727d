package bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be measured. */
public enum Subject {
    /** CPU of an audio frame of 20 ms. */
    FRAMES,
    /** Latency that the server adds to a turn. */
    TURNS,
    /** Round trips of the protocol beside a bare echo. */
    PROTOCOL,
    /** Heap of a session. */
    HEAP,
    /** Memory of ten thousand idle sessions beside that of sockets to a bare endpoint. */
    IDLE,
    /** The steps of a frame, one by one, without a server. */
    JMH,
    /** Voice activity beside the bare runtime of its model, without a server. */
    VAD,
    /** Whisper beside the bare library, without a server. */
    WHISPER,
    /** First sound and pace of each voice, without a server. */
    TTS,
    /** Reading the last 100 items of a session, with a PostgreSQL and without a server. */
    HISTORY,
    /** Until an item is durable, beside a commit. */
    DURABLE,
    /** Decisions of the policy here, beside a server on loopback, without a server of ours. */
    POLICY,
    /** Until whoever opens a socket is let in or sent away, with Redis near and far. */
    CONNECT,
    /** Decisions of the limits, beside the bare script, with a Redis and without a server of ours. */
    LIMITS;

    /** @param text names with commas between them */
    public static Set<Subject> in(String text) {
        Set<Subject> subjects = EnumSet.noneOf(Subject.class);
        for (String name : text.split(",")) {
            subjects.add(Arrays.stream(values())
                    .filter(subject -> subject.name().toLowerCase(Locale.ROOT).equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("-Dbench=" + text + ": there is no " + name
                            + "; take frames, turns, protocol, heap, idle, jmh, vad, whisper, tts,"
                            + " history, durable, policy, connect, limits")));
        }
        return subjects;
    }
}
