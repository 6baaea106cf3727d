/**
 * Where heavy work runs: orders go out, results come back later on any thread. Translates between the conversation
 * and the speech engines; may use event, language and the speech module. Start with {@link dev.voicebox.job.SpeechWork} and
 * {@link dev.voicebox.job.ModelWork}.
 */
package dev.voicebox.job;
