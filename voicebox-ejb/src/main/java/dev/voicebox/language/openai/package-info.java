/**
 * Models that speak the OpenAI chat-completions dialect over HTTP: OpenAI, Groq, Ollama, vLLM and many more.
 * Owns requests, streams, timeouts and failures; may use language. Start with {@link dev.voicebox.language.openai.OpenAiLanguageModel}.
 */
package dev.voicebox.language.openai;
