package dev.voicebox.job.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

import dev.voicebox.job.CancelToken;
import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.download.InstallFailure;
import dev.voicebox.speech.model.download.InstallProgress;
import dev.voicebox.speech.model.download.Megabytes;

/** Installs the models that the settings name, where the settings allow it. */
public final class WeightDownload {
    private static final Logger LOG = System.getLogger(WeightDownload.class.getName());
    private static final int LINES = 4;

    private WeightDownload() {}

    /** Blocks until everything is there or has failed, each with a line in the log; engines without their model are skipped. */
    public static void run(ModelConfig config, CancelToken cancel) {
        if (!config.download()) {
            return;
        }
        if (config.store().isEmpty()) {
            LOG.log(Level.WARNING, "voicebox.models.download is true, but voicebox.models.dir names no folder");
            return;
        }
        ModelStore store = config.store().get();
        for (String id : ids(config, store)) {
            install(store, id, new Stop(cancel));
        }
    }

    private static List<String> ids(ModelConfig config, ModelStore store) {
        return config.named().stream()
                .filter(name -> store.catalogue().find(name).isPresent())
                .toList();
    }

    private static void install(ModelStore store, String id, Cancellation stop) {
        try {
            store.install(id, new LoggedProgress(), stop);
            LOG.log(Level.INFO, "The model " + id + " is installed in " + store.folder());
        } catch (InstallFailure failure) {
            LOG.log(Level.WARNING, "The model " + id + " was not installed. " + failure.getMessage());
        }
    }

    /** The server stops. */
    private record Stop(CancelToken token) implements Cancellation {
        @Override
        public boolean isCancelled() {
            return token.isCancelled();
        }

        @Override
        public void onCancel(Runnable action) {
            token.onCancel(action);
        }
    }

    /** A line for each quarter of a file. */
    private static final class LoggedProgress implements InstallProgress {
        private CatalogueFile current;
        private long told;

        @Override
        public void onBytes(CatalogueFile file, long done, long total) {
            if (!file.equals(current)) {
                current = file;
                told = 0;
            }
            long quarter = LINES * done / Math.max(total, done);
            if (quarter > told) {
                told = quarter;
                LOG.log(
                        Level.INFO,
                        "Installing " + file.name() + ": " + Megabytes.of(done) + " of "
                                + Megabytes.of(Math.max(total, done)));
            }
        }

        @Override
        public void onNote(String line) {
            LOG.log(Level.INFO, line);
        }
    }
}
