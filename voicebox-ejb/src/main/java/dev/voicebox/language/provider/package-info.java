/**
 * Which language model answers: reads the settings, builds the models, knows the state of each provider.
 * May use the rest of language. Start with {@link dev.voicebox.language.provider.LanguageModels}.
 */
package dev.voicebox.language.provider;
