/**
 * What this server is able to do right now, for people: engines, language model, advice; and how much callers say.
 * May use job, journal and language.
 * Start with {@link dev.voicebox.observe.Inventory}.
 */
package dev.voicebox.observe;
