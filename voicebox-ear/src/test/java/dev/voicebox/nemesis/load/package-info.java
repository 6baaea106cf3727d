/**
 * Clients of the Realtime protocol that create items one after the other and write down what came of it. May use history.
 * Start with {@link dev.voicebox.nemesis.load.Load}.
 */
package dev.voicebox.nemesis.load;
