package dev.voicebox.dev.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.voicebox.dev.Trouble;

/**
 * A shell that ends what this JVM started when the JVM is gone without having done it, as after {@code kill -9}. It reads
 * a pipe that only this JVM writes to: the end of the pipe is the end of the JVM, however it came.
 */
public final class Watchdog {
    private static final String SCRIPT = String.join(
            "\n",
            "trap '' INT HUP TERM",
            "cat >/dev/null",
            "pids() { for f in \"$1\"/$2.pid; do [ -f \"$f\" ] && head -n 1 \"$f\"; done; }",
            "alive() { for p in $1; do kill -0 \"$p\" 2>/dev/null && return 0; done; return 1; }",
            "end() {",
            "  [ -n \"$2\" ] || return 0",
            "  kill -\"$1\" $2 2>/dev/null",
            "  i=0; while alive \"$2\" && [ $i -lt 80 ]; do i=$((i+1)); sleep 0.1; done",
            "  alive \"$2\" && kill -KILL $2 2>/dev/null",
            "}",
            "end TERM \"$(pids \"$1\" 'gateway-*')\"",
            "end INT \"$(pids \"$1\" 'kafka*') $(pids \"$1\" redis) $(pids \"$1\" postgres)\"",
            "rm -rf \"$1\"");

    /** Held, for a collected process object closes its pipe, and that would look like our end. */
    private static final Set<Process> WATCHING = ConcurrentHashMap.newKeySet();

    private Watchdog() {}

    public static void over(RunFolder run) {
        List<String> command = new ArrayList<>();
        if (Child.isInPath("setsid")) {
            command.add("setsid");
        }
        command.addAll(
                List.of("sh", "-c", SCRIPT, "voicebox-watchdog", run.dir().toString()));
        try {
            WATCHING.add(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new Trouble("The watchdog cannot be started", "Check that sh is in the PATH", e);
        }
    }
}
