/**
 * Clients that talk in one session as long as it can be had, whatever becomes of its servers: they come back to it, and write down
 * everything that they hear. May use load and history. Start with {@link dev.voicebox.nemesis.caller.Callers}.
 */
package dev.voicebox.nemesis.caller;
