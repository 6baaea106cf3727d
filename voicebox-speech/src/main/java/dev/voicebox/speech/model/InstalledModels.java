package dev.voicebox.speech.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.catalogue.CatalogueModel;

/** Finds the files that a setting means. Looks anew each time, so that what was removed meanwhile is not found. */
public final class InstalledModels {
    private final Catalogue catalogue;
    private final Optional<ModelStore> store;

    /** @param store empty when there is no folder of models: then only files are found */
    public InstalledModels(Catalogue catalogue, Optional<ModelStore> store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** @param named a file or an id; without it the first installed model of the engine, in the order of the catalogue */
    public ModelFiles one(String engine, Optional<String> named) throws SpeechFailure {
        if (named.isPresent()) {
            return named(engine, named.get());
        }
        for (CatalogueModel model : catalogue.of(engine)) {
            if (isInstalled(model)) {
                return files(model);
            }
        }
        throw none(engine);
    }

    /** All that are named, else all that are installed; at least one. */
    public List<ModelFiles> all(String engine, List<String> named) throws SpeechFailure {
        List<ModelFiles> found = new ArrayList<>();
        for (String name : named) {
            found.add(named(engine, name));
        }
        if (named.isEmpty()) {
            for (CatalogueModel model : catalogue.of(engine)) {
                if (isInstalled(model)) {
                    found.add(files(model));
                }
            }
        }
        if (found.isEmpty()) {
            throw none(engine);
        }
        return found;
    }

    private ModelFiles named(String engine, String name) throws SpeechFailure {
        Optional<CatalogueModel> model = catalogue.find(name);
        if (model.isEmpty()) {
            return file(engine, name);
        }
        if (!model.get().engine().equals(engine)) {
            throw failure(name + " is a model of " + model.get().engine() + ", not of " + engine + "; there are "
                    + ids(engine));
        }
        if (!isInstalled(model.get())) {
            throw failure(name + " is not installed" + (hasFolder() ? "" : ", and voicebox.models.dir is not set")
                    + ": mvn -Pmodels -Dmodel=" + name);
        }
        return files(model.get());
    }

    private ModelFiles file(String engine, String name) throws SpeechFailure {
        try {
            Path file = Path.of(name).toAbsolutePath();
            if (Files.isReadable(file) && Files.isRegularFile(file)) {
                return new ModelFiles(Optional.empty(), List.of(file));
            }
        } catch (InvalidPathException e) {
            throw failure("the model \"" + name + "\" is not the name of a file");
        }
        throw failure("the model " + name + " is neither a file that can be read nor one of " + ids(engine));
    }

    private ModelFiles files(CatalogueModel model) throws SpeechFailure {
        List<StoredFile> files = store.orElseThrow().stored(model);
        for (StoredFile file : files) {
            if (trust(file) == Trust.WRONG) {
                throw new UnusableModel(file.path() + " is not what it should be (" + file.measure()
                        + "): mvn -Pmodels -Dmodel=" + model.id() + " installs it again");
            }
        }
        return new ModelFiles(
                Optional.of(model.id()), files.stream().map(StoredFile::path).toList());
    }

    /** A file that was put there by hand, or changed, is read once; what is known of it decides. */
    private static Trust trust(StoredFile file) throws SpeechFailure {
        Trust trust = file.trust();
        try {
            return trust == Trust.UNCHECKED ? file.check() : trust;
        } catch (IOException e) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.ENGINE, file.path() + " cannot be checked: " + e.getMessage(), e);
        }
    }

    private boolean isInstalled(CatalogueModel model) {
        return store.isPresent() && store.get().state(model).isInstalled();
    }

    private boolean hasFolder() {
        return store.isPresent();
    }

    private SpeechFailure none(String engine) {
        String example = catalogue.suggested(engine).map(CatalogueModel::id).orElse("");
        return failure(
                hasFolder()
                        ? "no model file installed: mvn -Pmodels -Dmodel=" + example
                        : "no model file installed: voicebox.models.dir is not set");
    }

    private String ids(String engine) {
        return String.join(
                ", ", catalogue.of(engine).stream().map(CatalogueModel::id).toList());
    }

    private static SpeechFailure failure(String message) {
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, message);
    }
}
