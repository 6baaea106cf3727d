/**
 * The run command: what it was given, what it starts in which order, what it tells the person at the terminal. May use all
 * of this module; nothing uses it. Start with {@link dev.voicebox.dev.launch.Launcher}.
 */
package dev.voicebox.dev.launch;
