/**
 * What is still to be told outside: rows written in the transaction of what they speak of, and the lanes in which relays take
 * them. Plain JDBC over a data source; PostgreSQL's clock decides about leases. Start with {@link OutboxRows} (writing) or
 * {@link OutboxLanes} (relaying).
 */
package dev.voicebox.persistence.outbox;
