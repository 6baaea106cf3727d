package dev.voicebox.language;

/** Tokens as a provider counted them; {@code cachedTokens} are part of {@code inputTokens}. */
public record ModelUsage(int inputTokens, int cachedTokens, int outputTokens) {}
