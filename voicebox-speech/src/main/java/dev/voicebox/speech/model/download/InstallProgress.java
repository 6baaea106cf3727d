package dev.voicebox.speech.model.download;

import dev.voicebox.speech.model.catalogue.CatalogueFile;

/** Watches an install. Called on the installing thread; must not block. */
public interface InstallProgress {

    /** For installs that nobody watches. */
    InstallProgress UNSEEN = new InstallProgress() {
        @Override
        public void onBytes(CatalogueFile file, long done, long total) {
            // nobody looks
        }

        @Override
        public void onNote(String line) {
            // nobody reads
        }
    };

    /**
     * Some more has come.
     *
     * @param done bytes on disk
     * @param total bytes of the whole file; the catalogue's figure when the server does not tell
     */
    void onBytes(CatalogueFile file, long done, long total);

    /** Something that takes a while or goes another way than planned, as a line for a person. */
    void onNote(String line);
}
