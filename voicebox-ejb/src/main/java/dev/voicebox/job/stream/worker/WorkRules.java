package dev.voicebox.job.stream.worker;

import java.time.Duration;

/**
 * When work is given up.
 *
 * @param silence after which a worker that gave no sign is taken for dead
 * @param beat between two signs of a worker for its jobs
 * @param away how long a worker tries to say something to a Redis that does not answer
 * @param attempts after so many that came to nothing a job is buried
 */
public record WorkRules(Duration silence, Duration beat, Duration away, int attempts) {
    /** With a look each second a job is taken over 7 s after the last sign at most. */
    public static final WorkRules STANDARD =
            new WorkRules(Duration.ofSeconds(6), Duration.ofSeconds(1), Duration.ofSeconds(4), 3);
}
