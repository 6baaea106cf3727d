/**
 * What the machine spends on whom: CPU time, steal, load, live heap; and who may use which core. Uses nothing else. Start
 * with {@link bench.machine.Meter}.
 */
package bench.machine;
