/**
 * Whether this server has more to do than it can, and should take nothing new. Knows the machine and nothing of sessions. Start
 * with {@link dev.voicebox.overload.LoadGate}.
 */
package dev.voicebox.overload;
