/** Decisions of the policy in this JVM beside those of a server on loopback. Start with {@link bench.policy.PolicyBench}. */
package bench.policy;
