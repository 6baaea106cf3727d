package dev.voicebox.speech.model;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.download.Download;
import dev.voicebox.speech.model.download.InstallFailure;
import dev.voicebox.speech.model.download.InstallFailure.Kind;
import dev.voicebox.speech.model.download.InstallProgress;
import dev.voicebox.speech.model.download.Mirror;
import dev.voicebox.speech.model.download.Part;

/** Brings one file to its place, by its caller's lock on the folder. */
record FileInstall(StoredFile stored, Optional<Mirror> mirror, Download.Means means, InstallProgress progress) {

    /** Does nothing when the right file is there. */
    void run(Cancellation cancellation) throws IOException, InstallFailure {
        if (stored.isThere() && isGood()) {
            return;
        }
        URI address = Mirror.of(stored.file().address(), mirror);
        Part part = download(address, cancellation);
        progress.onNote("Checking " + stored.file().name());
        if (!stored.isRight(part.path())) {
            part.discard();
            throw new InstallFailure(
                    Kind.WRONG_CONTENT,
                    "What came as " + stored.file().name() + " from " + address.getHost() + " does not match "
                            + stored.measure()
                            + ": it was removed. Install it again, or from elsewhere with voicebox.models.mirror.");
        }
        means.disk().settle(part.path());
        Files.move(part.path(), stored.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        stored.remember();
    }

    private Part download(URI address, Cancellation cancellation) throws InstallFailure {
        try {
            return new Download(stored.file(), address, stored.path(), means, progress).run(cancellation);
        } catch (InstallFailure failure) {
            if (!stored.isThere()) {
                throw failure;
            }
            throw new InstallFailure(
                    failure.kind(),
                    stored.path() + " is there, but is not what it should be (" + stored.measure()
                            + "), and the right one did not come: " + failure.getMessage()
                            + " Or put the right file there yourself.",
                    failure);
        }
    }

    /** Whether the file that is there can stay. One of which nothing is known is recorded as it is. */
    private boolean isGood() throws IOException {
        Trust trust = stored.trust();
        if (trust == Trust.UNCHECKED) {
            progress.onNote("Checking " + stored.file().name());
            if (!stored.isKnown()) {
                stored.remember();
            }
            trust = stored.check();
        }
        return trust != Trust.WRONG;
    }
}
