package dev.voicebox.speech.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.model.ModelState.Presence;
import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.catalogue.CatalogueModel;
import dev.voicebox.speech.model.download.Download;
import dev.voicebox.speech.model.download.InstallFailure;
import dev.voicebox.speech.model.download.InstallFailure.Kind;
import dev.voicebox.speech.model.download.InstallProgress;
import dev.voicebox.speech.model.download.Mirror;

/**
 * The folder where weights live. A file has its name only when all of it is there and checked; several processes may use
 * and change one folder. Thread-safe.
 */
public final class ModelStore {
    private final Path folder;
    private final Catalogue catalogue;
    private final Optional<Mirror> mirror;
    private final Download.Means means;

    /** @param folder made when something is installed */
    public ModelStore(Path folder, Catalogue catalogue, Optional<Mirror> mirror) {
        this(folder, catalogue, mirror, Download.Means.REAL);
    }

    ModelStore(Path folder, Catalogue catalogue, Optional<Mirror> mirror, Download.Means means) {
        this.folder = folder.toAbsolutePath().normalize();
        this.catalogue = catalogue;
        this.mirror = mirror;
        this.means = means;
    }

    public Path folder() {
        return folder;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Brings what is missing or wrong, and checks it. Blocks for as long as that takes; waits for another install in the
     * same folder first.
     */
    public ModelState install(String id, InstallProgress progress, Cancellation cancellation) throws InstallFailure {
        CatalogueModel model = known(id);
        try {
            Files.createDirectories(folder);
            try (FolderLock lock = FolderLock.take(folder, means.pause(), progress, cancellation)) {
                for (CatalogueFile file : model.files()) {
                    new FileInstall(new StoredFile(folder, file), mirror, means, progress).run(cancellation);
                }
            }
            return state(model);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Takes the model's files away, but those that another installed model needs too. What runs goes on with them.
     *
     * @return how it stood before
     */
    public ModelState remove(String id) throws InstallFailure {
        CatalogueModel model = known(id);
        ModelState before = state(model);
        if (!Files.isDirectory(folder)) {
            return before;
        }
        try (FolderLock lock = FolderLock.take(folder, means.pause(), InstallProgress.UNSEEN, Cancellation.NONE)) {
            for (CatalogueFile file : model.files()) {
                if (!isShared(file, model)) {
                    new StoredFile(folder, file).remove();
                }
            }
            return before;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Reads every byte of an installed model anew. A file of which nothing was known is recorded. */
    public ModelState verify(String id) throws InstallFailure {
        CatalogueModel model = known(id);
        ModelState state = state(model);
        if (!state.isInstalled()) {
            return state;
        }
        try {
            Trust weakest = Trust.VERIFIED;
            for (CatalogueFile file : model.files()) {
                StoredFile stored = new StoredFile(folder, file);
                if (!stored.isKnown() && stored.trust() != Trust.WRONG) {
                    stored.remember();
                }
                weakest = weaker(weakest, stored.check());
            }
            return new ModelState(model, state.presence(), weakest, state.bytes());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** All models of the catalogue. Looks at names, sizes and dates, and reads no weights. */
    public List<ModelState> list() {
        return catalogue.models().stream().map(this::state).toList();
    }

    ModelState state(CatalogueModel model) {
        List<StoredFile> files = stored(model);
        Trust trust = files.stream()
                .filter(StoredFile::isThere)
                .map(StoredFile::trust)
                .max(Comparator.naturalOrder())
                .orElse(Trust.UNCHECKED);
        long bytes = files.stream().mapToLong(StoredFile::bytes).sum();
        return new ModelState(model, presence(files), trust, bytes);
    }

    List<StoredFile> stored(CatalogueModel model) {
        return model.files().stream().map(file -> new StoredFile(folder, file)).toList();
    }

    /** The first file is the model itself: others without it belong to another model. */
    private static Presence presence(List<StoredFile> files) {
        if (files.stream().allMatch(StoredFile::isThere)) {
            return Presence.INSTALLED;
        }
        return files.get(0).bytes() > 0 ? Presence.PARTIAL : Presence.ABSENT;
    }

    private boolean isShared(CatalogueFile file, CatalogueModel owner) {
        return catalogue.models().stream()
                .filter(other -> !other.equals(owner) && other.files().contains(file))
                .anyMatch(other -> state(other).presence() != Presence.ABSENT);
    }

    private CatalogueModel known(String id) throws InstallFailure {
        Optional<CatalogueModel> model = catalogue.find(id);
        if (model.isEmpty()) {
            throw new InstallFailure(
                    Kind.UNKNOWN_MODEL, "There is no model " + id + ". mvn -Pmodels lists those that there are.");
        }
        return model.get();
    }

    private InstallFailure unwritable(IOException e) {
        return new InstallFailure(
                Kind.DISK,
                folder + " cannot be used (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "). Give it to this user, or name another folder with voicebox.models.dir.",
                e);
    }

    private static Trust weaker(Trust one, Trust other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
