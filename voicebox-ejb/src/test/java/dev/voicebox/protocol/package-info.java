/**
 * What the protocol says, as data, and the checks that every test's frames go through. Used by the tests of all modules; may
 * use nothing but Jackson. Start with {@link dev.voicebox.protocol.ProtocolData} and {@link dev.voicebox.protocol.StreamCheck}.
 */
package dev.voicebox.protocol;
