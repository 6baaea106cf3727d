/**
 * The load: callers on real sockets in a process beside the server, and what they measure; may use machine and report.
 * Start with {@link bench.load.Load}.
 */
package bench.load;
