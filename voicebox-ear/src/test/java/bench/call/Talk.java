package bench.call;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

import bench.report.Spread;

/**
 * Callers with open microphones: each sends a frame every 20 ms whether or not the server keeps up, and speaks for 600 ms
 * once per cycle. Callers are spread evenly over the cycle, and their frames over the 20 ms.
 *
 * @param cycleMs from the beginning of one turn to that of the next; 0 for callers who never speak
 */
public record Talk(List<Caller> callers, Sounds sounds, long cycleMs) {
    public static final int SILENCE_MS = 200;
    static final int SPEECH_MS = 600;
    /** The server learns the room first. */
    private static final int ROOM_MS = 1_000;
    /** What an answer may take after the silence. */
    private static final int ANSWER_MS = 700;

    private static final long FRAME_NS = Sounds.FRAME_MS * 1_000_000L;

    /** Sends for so long. @return how late the frames were sent, in ms */
    public Spread run(long ms) {
        long start = System.nanoTime() + FRAME_NS;
        long rounds = ms / Sounds.FRAME_MS;
        double[] late = new double[(int) rounds * callers.size()];
        int sent = 0;
        for (int i = 0; i < callers.size(); i++) {
            callers.get(i).startAt(start + offset(i));
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < callers.size(); i++) {
                long due = start + round * FRAME_NS + offset(i);
                sleepUntil(due);
                late[sent++] = (System.nanoTime() - due) / 1e6;
                callers.get(i).sendFrame(frame(i, round, ms));
            }
        }
        return new Spread(late);
    }

    /** Turns that begin early enough to be answered within the run. */
    public int turnsIn(long ms) {
        int turns = 0;
        for (int i = 0; i < callers.size(); i++) {
            long left = lastStart(ms) - ROOM_MS - shiftMs(i);
            turns += left < 0 ? 0 : (int) (left / cycleMs + 1);
        }
        return turns;
    }

    /** How much later than speech and silence demand the server heard the end of a turn. */
    public long overshootMs(int caller, long streamMs) {
        long inRun = streamMs - callers.get(caller).startMs();
        return Math.floorMod(inRun - ROOM_MS - shiftMs(caller), cycleMs) - SPEECH_MS - SILENCE_MS;
    }

    private String frame(int caller, int round, long runMs) {
        long sinceFirst = (long) round * Sounds.FRAME_MS - ROOM_MS - shiftMs(caller);
        if (cycleMs == 0 || sinceFirst < 0) {
            return sounds.room(round);
        }
        long inTurn = sinceFirst % cycleMs;
        boolean inTime = sinceFirst - inTurn + ROOM_MS + shiftMs(caller) <= lastStart(runMs);
        return inTurn < SPEECH_MS && inTime ? sounds.voice(round) : sounds.room(round);
    }

    private static long lastStart(long runMs) {
        return runMs - SPEECH_MS - SILENCE_MS - ANSWER_MS;
    }

    /** In whole frames. */
    private long shiftMs(int caller) {
        return cycleMs * caller / callers.size() / Sounds.FRAME_MS * Sounds.FRAME_MS;
    }

    private long offset(int caller) {
        return FRAME_NS * caller / callers.size();
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
