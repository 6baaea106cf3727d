package dev.voicebox.tenant;

/** What readiness depends on. Each question is answered within half a second, and never throws. */
public interface DependencyState {

    /** Whether the tables of this build are there and the first tenant was looked for. */
    boolean migrated();

    /** Whether PostgreSQL answers now. */
    boolean databaseAnswers();

    /** Whether Redis answers now. */
    boolean redisAnswers();

    /** As {@link #redisAnswers}, for somebody who waits to be served: within 150 ms. */
    boolean redisAnswersSoon();
}
