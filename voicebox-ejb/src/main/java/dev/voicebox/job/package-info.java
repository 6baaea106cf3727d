/**
 * Where heavy speech work runs: orders go out, results come back later on any thread. Translates between the conversation
 * and the speech engines; may use event and the speech module. Start with {@link dev.voicebox.job.SpeechWork}.
 */
package dev.voicebox.job;
