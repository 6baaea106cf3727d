/**
 * What the whole run command shares: a reason not to start, and patience. Depends on the JDK only.
 * Start with {@link dev.voicebox.dev.Trouble}.
 */
package dev.voicebox.dev;
