/**
 * Tests against the whole application: one server, started once for all of them, on real PostgreSQL and Redis.
 * Start with {@link dev.voicebox.it.RunningServer}.
 */
package dev.voicebox.it;
