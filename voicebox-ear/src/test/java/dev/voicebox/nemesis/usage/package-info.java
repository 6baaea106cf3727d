/**
 * Holds what was charged against what clients saw. May use load, for what they saw. Start with
 * {@link dev.voicebox.nemesis.usage.UsageCheck}.
 */
package dev.voicebox.nemesis.usage;
