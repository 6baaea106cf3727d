/** Reading the last 100 items of a session among millions, and what words cost when they are written. See {@link bench.history.HistoryBench}. */
package bench.history;
