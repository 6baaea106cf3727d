/**
 * The load, in a process beside the server: what the callers are made to do, and the tables of it; may use call, machine and
 * report. Start with {@link bench.load.Load}.
 */
package bench.load;
