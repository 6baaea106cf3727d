package dev.voicebox.protocol.grammar;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a stream, with the number of the event that shows it. */
final class Complaints {
    private final List<String> lines = new ArrayList<>();
    private int number = -1;
    private String type = "";

    void at(String event) {
        number++;
        type = event;
    }

    void add(String line) {
        lines.add("event " + number + ", " + type + ": " + line);
    }

    void unless(boolean right, String line) {
        if (!right) {
            add(line);
        }
    }

    List<String> lines() {
        return lines;
    }
}
