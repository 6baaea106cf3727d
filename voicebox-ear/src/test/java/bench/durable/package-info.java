/**
 * What it costs to wait until an item is durable. May use call, report and the server of the tests. Start with
 * {@link bench.durable.DurableBench}.
 */
package bench.durable;
