package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.Pause;
import dev.voicebox.speech.model.catalogue.CatalogueFile;
import dev.voicebox.speech.model.download.InstallFailure.Kind;
import dev.voicebox.speech.privacy.Redacted;

/**
 * Brings one file. It comes into a {@link Part}, which a later download goes on with when it is the same file still.
 *
 * @param address of the file, at its publisher or at a mirror
 * @param target what it is to become; not touched here
 */
public record Download(CatalogueFile file, URI address, Path target, Means means, InstallProgress progress) {
    static final String ELSEWHERE = "If the files lie elsewhere for you, say where with voicebox.models.mirror.";

    /** A line that breaks more often brings nothing home. */
    private static final int MOST_TRIES = 20;

    /** Tries in a row that bring no byte. */
    private static final int MOST_IN_VAIN = 4;

    /**
     * What downloads work with.
     *
     * @param silence after which a server is given up
     */
    public record Means(Disk disk, Pause pause, Duration silence) {
        public static final Means REAL = new Means(Disk.REAL, Pause.REAL, Duration.ofSeconds(30));
    }

    /** Returns when the part is the whole file, as far as its size tells. */
    public Part run(Cancellation cancellation) throws InstallFailure {
        Part part = Part.of(target);
        int inVain = 0;
        for (int tried = 1; ; tried++) {
            long before = size(part);
            try {
                transfer(part, cancellation);
                part.complete();
                return part;
            } catch (Interrupted interrupted) {
                inVain = size(part) > before ? 0 : inVain + 1;
                if (!interrupted.isWorthAnother() || inVain == MOST_IN_VAIN || tried == MOST_TRIES) {
                    throw interrupted.forGood(this, size(part));
                }
                progress.onNote(interrupted.getMessage() + ", trying again");
                means.pause().pause(Duration.ofSeconds(1 + inVain), cancellation);
            } catch (IOException e) {
                throw disk(e);
            }
        }
    }

    private void transfer(Part part, Cancellation cancellation) throws IOException, InstallFailure, Interrupted {
        // Without anything to know the file by, only a checksum would find out that the rest is of another one.
        long from = part.validator().isPresent() || file.checksum().isPresent() ? part.size() : 0;
        try (Answer answer = ask(from, part)) {
            if (answer.endsAt(from) && from > 0) {
                return;
            }
            if (answer.isWhole()) {
                part.discard();
                from = 0;
            } else if (!answer.continuesAt(from)) {
                refuse(answer, part);
            }
            long total = requireRoom(answer.total(), from);
            if (answer.isWhole()) {
                part.startAnew(answer.validator());
            }
            new Intake(this, part, from, total).run(answer, cancellation);
        }
    }

    private Answer ask(long from, Part part) throws IOException, InstallFailure, Interrupted {
        var validator = part.validator();
        try {
            return new Fetch(means.silence()).get(address, from, validator);
        } catch (IOException e) {
            throw Interrupted.unreachable(address, e);
        }
    }

    private void refuse(Answer answer, Part part) throws IOException, InstallFailure, Interrupted {
        if (answer.isPassing()) {
            throw Interrupted.passing(address, answer.status());
        }
        if (answer.status() == 416 || answer.status() == 206) {
            // The part is of another file, or longer than this one: the next try begins at the first byte.
            part.discard();
            throw Interrupted.cut(address.getHost() + " does not go on from where the part ends", null);
        }
        throw new InstallFailure(
                Kind.REFUSED,
                address.getHost() + " answers " + answer.status() + " for " + file.name() + " (" + address + "). "
                        + ELSEWHERE);
    }

    private long requireRoom(OptionalLong told, long from) throws IOException, InstallFailure {
        if (told.isPresent()
                && (told.getAsLong() > file.size().most()
                        || told.getAsLong() < file.size().least())) {
            throw wrongSize(told.getAsLong());
        }
        long total = told.orElse(file.size().bytes());
        long free = means.disk().free(target.getParent());
        if (free < total - from) {
            throw new InstallFailure(
                    Kind.DISK,
                    file.name() + " needs " + Megabytes.of(total - from) + ", but only " + Megabytes.of(free)
                            + " are free in " + target.getParent() + ". Free some space and install it again.");
        }
        return total;
    }

    private long size(Part part) throws InstallFailure {
        try {
            return part.size();
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private InstallFailure disk(IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new InstallFailure(
                Kind.DISK,
                "The disk does not take " + file.name() + " (" + reason + "): nothing of it is kept in "
                        + target.getParent() + ". Free some space or correct the rights, and install it again.",
                e);
    }

    InstallFailure wrongSize(long bytes) {
        return new InstallFailure(
                Kind.WRONG_CONTENT,
                "What " + address.getHost() + " sends as " + file.name() + " has " + bytes + " bytes instead of "
                        + (file.size().exact() ? "" : "about ") + file.size().bytes()
                        + ": it is not that file. " + ELSEWHERE);
    }

    @Override
    public String toString() {
        return "Download[" + file + ", " + Redacted.host(address) + ", " + target + ", " + means + ", " + progress
                + "]";
    }
}
