package bench.call;

/**
 * When the events of one turn came in, by {@link System#nanoTime()}.
 *
 * @param endMs of the stream, where the server heard the end of the turn: its {@code audio_end_ms}
 * @param intended when the frame that completes the silence was due, whether or not it was sent in time
 */
public record Turn(long endMs, long intended, long stopped, long committed, long created, long sound) {

    public double addedMs() {
        return (sound - intended) / 1e6;
    }

    public double toStoppedMs() {
        return (stopped - intended) / 1e6;
    }

    public double toCommittedMs() {
        return (committed - stopped) / 1e6;
    }

    public double toCreatedMs() {
        return (created - committed) / 1e6;
    }

    public double toSoundMs() {
        return (sound - created) / 1e6;
    }
}
