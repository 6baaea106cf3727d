package dev.voicebox.job.stream.start;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.voicebox.job.stream.WorkerCard;
import dev.voicebox.job.stream.worker.Craft;

/**
 * Work of one kind that this server can do.
 *
 * @param isReady whether it could begin now
 * @param card what others are told of it
 */
record Trade(Craft craft, BooleanSupplier isReady, Supplier<WorkerCard> card) {
    Trade {
        Objects.requireNonNull(craft, "craft");
        Objects.requireNonNull(isReady, "isReady");
        Objects.requireNonNull(card, "card");
    }
}
