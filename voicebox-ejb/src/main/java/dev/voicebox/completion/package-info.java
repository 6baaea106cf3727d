/**
 * Language models by plain calls, outside of any session: which model answers, within which limits, with whose key. May use
 * language, credential, limit and tenant. Start with {@link dev.voicebox.completion.Completions}.
 */
package dev.voicebox.completion;
