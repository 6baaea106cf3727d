/**
 * JMH benchmarks of the steps that every frame passes, without a server; may use report. Start with
 * {@link bench.micro.Micro}.
 */
package bench.micro;
