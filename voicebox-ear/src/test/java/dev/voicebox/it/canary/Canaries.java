package dev.voicebox.it.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Those that were told, and what came back where something was refused. */
public final class Canaries {
    private final Random random = new Random();
    private final List<Canary> all = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /** A secret or a transcript that somebody else chose. */
    public void add(String place, String text) {
        all.add(new Canary(place, text));
    }

    /** A new word, for where only letters may stand. */
    public String word(String place) {
        all.add(Canary.word(place, random));
        return last().text();
    }

    /** A new text. */
    public String phrase(String place) {
        all.add(Canary.phrase(place, random));
        // However its middle is written, its first word is found.
        all.add(new Canary(place, last().text().split("\"")[0]));
        return all.get(all.size() - 2).text();
    }

    /** A new text, as a member of JSON holds it. */
    public String told(String place) {
        phrase(place);
        return all.get(all.size() - 2).inJson();
    }

    public void error(String body) {
        errors.add(body);
    }

    public List<Canary> all() {
        return List.copyOf(all);
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    private Canary last() {
        return all.get(all.size() - 1);
    }
}
