/**
 * How long it takes until whoever opens a socket is let in or sent away, with Redis near and far, and what those leave who are sent
 * away. May use report and the proxy of nemesis. Start with {@link bench.connect.ConnectBench}.
 */
package bench.connect;
