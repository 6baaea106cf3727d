/**
 * The benchmarks of {@code mvn -Pbench}: this package starts the server and the load in a process of its own; may use all
 * packages below it. Start with {@link bench.Bench}.
 */
package bench;
