package dev.voicebox.persistence.redis.limit;

/**
 * What was taken, and what it came to.
 *
 * @param receipt of {@link WindowState}
 * @param back not used after all; given back where it still counts
 * @param beyond used in addition, whether there is room for it or not
 */
public record Correction(String key, long receipt, Amount back, Amount beyond) {

    /** @param taken what the receipt is for */
    public static Correction of(String key, long receipt, Amount taken, Amount used) {
        return new Correction(key, receipt, taken.minus(used), used.minus(taken));
    }
}
