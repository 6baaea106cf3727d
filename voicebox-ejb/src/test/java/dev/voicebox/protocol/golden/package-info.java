/**
 * Conversations as files: what a client says and what the server has to answer, played against the core on virtual time and
 * over a socket. May use the grammar and Jackson. Start with {@link dev.voicebox.protocol.golden.Golden}.
 */
package dev.voicebox.protocol.golden;
