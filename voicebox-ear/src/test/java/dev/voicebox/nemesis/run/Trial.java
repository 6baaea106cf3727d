package dev.voicebox.nemesis.run;

/**
 * One blow.
 *
 * @param what a process or a crash point
 * @param atMs since the load began; negative when it never fell
 * @param readyMs from the start after it until ready
 */
public record Trial(String what, long atMs, long readyMs) {
    public static Trial missed(String what) {
        return new Trial(what, -1, 0);
    }

    public boolean hasFallen() {
        return atMs >= 0;
    }
}
