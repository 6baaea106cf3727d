/** What a decision of the limits costs, and how many there are in a second. Start with {@link bench.limits.LimitsBench}. */
package bench.limits;
