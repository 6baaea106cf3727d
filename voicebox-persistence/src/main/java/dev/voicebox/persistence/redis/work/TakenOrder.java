package dev.voicebox.persistence.redis.work;

import java.util.Objects;

/**
 * An order that a worker has.
 *
 * @param id of its entry in the queue
 * @param attempt from 1: how many have had it, this one included. It fences: what a former one says is dropped
 */
public record TakenOrder(WorkOrder order, String id, int attempt) {
    public TakenOrder {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(id, "id");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, but this is " + attempt);
        }
    }
}
