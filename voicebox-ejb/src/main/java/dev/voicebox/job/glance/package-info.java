/**
 * What a turn says before its words are all known: orders to look, and which of the words stay. Pure; may use the speech
 * module. Start with {@link dev.voicebox.job.glance.StableWords}.
 */
package dev.voicebox.job.glance;
