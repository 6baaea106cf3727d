package dev.voicebox.overload;

import java.time.Duration;

/**
 * How busy the machine is.
 *
 * @param cpu share of all processors that was used or taken away since the sample before, 0 to 1
 * @param queueAge how long work waited before it ran, in the mean since the sample before
 */
public record Load(double cpu, Duration queueAge) {
    public static final Load NONE = new Load(0, Duration.ZERO);
}
