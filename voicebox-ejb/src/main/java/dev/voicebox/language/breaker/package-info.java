/**
 * Keeps calls away from providers that fail. Owns when a provider is left alone and when it is tried again; may use language.
 * Start with {@link dev.voicebox.language.breaker.Breaker}.
 */
package dev.voicebox.language.breaker;
