package dev.voicebox.overload;

import java.time.Duration;

/**
 * How busy the machine is.
 *
 * @param cpu share of all processors that was used or taken away since the sample before, 0 to 1
 * @param queueAge how long work waits now before it runs
 */
public record Load(double cpu, Duration queueAge) {
    public static final Load NONE = new Load(0, Duration.ZERO);
}
