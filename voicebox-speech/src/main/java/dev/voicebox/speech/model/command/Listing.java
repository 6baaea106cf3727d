package dev.voicebox.speech.model.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.voicebox.speech.model.ModelState;
import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.catalogue.CatalogueModel;
import dev.voicebox.speech.model.download.Megabytes;

/** The catalogue as a table: what there is, what is installed, and how to install. */
record Listing(ModelStore store) {
    private static final String ROW = "  %-30s %8s  %-34s %s";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Models of speech engines, in " + store.folder());
        String engine = "";
        for (ModelState state : store.list()) {
            CatalogueModel model = state.model();
            if (!model.engine().equals(engine)) {
                engine = model.engine();
                lines.add("");
                lines.add(engine + " (" + role(model) + ")");
            }
            lines.add(row(state));
        }
        List<String> wrong = store.list().stream()
                .filter(ModelState::isInstalled)
                .filter(state -> state.trust() == ModelState.Trust.WRONG)
                .map(state -> state.model().id())
                .toList();
        if (!wrong.isEmpty()) {
            lines.add("");
            lines.add(again(wrong));
        }
        lines.add("");
        lines.add("Install:  mvn -Pmodels -Dmodel="
                + String.join(",", store.catalogue().suggested().subList(0, 3)));
        lines.add("Check everything that is installed:  mvn -Pmodels -Dmodel.verify");
        lines.add("Remove:   mvn -Pmodels -Dmodel.remove=<id>");
        return lines;
    }

    /** What to do about models that are not what they should be. */
    static String again(List<String> wrong) {
        return "Not what they should be: " + String.join(", ", wrong) + ". Install them again: mvn -Pmodels -Dmodel="
                + String.join(",", wrong);
    }

    private static String presence(ModelState state) {
        return switch (state.presence()) {
            case INSTALLED -> "installed";
            case PARTIAL -> "partly there";
            case ABSENT -> "not installed";
        };
    }

    static String trust(ModelState state) {
        return switch (state.trust()) {
            case VERIFIED -> "checksum verified";
            case RECORDED -> "SHA-256 recorded at first install";
            case UNCHECKED -> "not checked yet";
            case WRONG -> "not what it should be";
        };
    }

    private static String row(ModelState state) {
        CatalogueModel model = state.model();
        String stands = state.isInstalled() ? trust(state) : presence(state);
        String about = model.about() + " [" + model.licence() + "]";
        return String.format(Locale.ROOT, ROW, model.id(), Megabytes.of(model.bytes()), stands, about);
    }

    private static String role(CatalogueModel model) {
        return switch (model.role()) {
            case VAD -> "finds turns";
            case STT -> "hears";
            case TTS -> "speaks";
        };
    }
}
