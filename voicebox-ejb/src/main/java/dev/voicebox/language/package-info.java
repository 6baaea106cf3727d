/**
 * The mind: one port for language models and its providers. Owns requests, deltas, finish reasons and provider choice.
 * Depends on nothing else of VoiceBox but the ids of tenants. Start with {@link dev.voicebox.language.LanguageModel}.
 */
package dev.voicebox.language;
