/**
 * What this server is able to do right now, for people: engines, language model, advice. May use job and language.
 * Start with {@link dev.voicebox.observe.Inventory}.
 */
package dev.voicebox.observe;
