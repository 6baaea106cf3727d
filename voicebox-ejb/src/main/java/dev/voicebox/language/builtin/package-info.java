/**
 * Models that need no provider: echo answers when none is configured, stub answers after fixed delays so that a server can be
 * sized and measured. May use language. Start with {@link dev.voicebox.language.builtin.Recital}.
 */
package dev.voicebox.language.builtin;
