/**
 * The client of Ollama's own dialect, where the size of the context can be said. May use the client of the OpenAI dialect, whose
 * connection, deadlines and failures it shares. Start with {@link dev.voicebox.language.ollama.OllamaLanguageModel}.
 */
package dev.voicebox.language.ollama;
