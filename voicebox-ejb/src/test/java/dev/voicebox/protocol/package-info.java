/**
 * What the protocol says and what VoiceBox keeps of it, as data that the tests of all modules read. May
 * use nothing but Jackson. Start with {@link dev.voicebox.protocol.ProtocolData}.
 */
package dev.voicebox.protocol;
