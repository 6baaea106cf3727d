/**
 * What the conversation asks the world to do, as values: decide and do are separate. May use event, job and language.
 * Start with {@link dev.voicebox.effect.Effect}, then {@link dev.voicebox.effect.Effects}.
 */
package dev.voicebox.effect;
