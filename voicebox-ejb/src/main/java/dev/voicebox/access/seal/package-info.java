/** Encrypts what is kept and must not be read there. May use the master key. Start with {@link dev.voicebox.access.seal.Sealing}. */
package dev.voicebox.access.seal;
