/**
 * What clients did and what came of it, as JSON lines; knows nothing of servers. Start with
 * {@link dev.voicebox.nemesis.history.Operation}.
 */
package dev.voicebox.nemesis.history;
