/**
 * How what was said becomes durable before it is acknowledged. Start with {@link dev.voicebox.journal.CrashPoints}: the
 * places at which tests let a process die.
 */
package dev.voicebox.journal;
