/**
 * The protocol's values as JSON text: reads what clients say, writes what the server says, for sockets, history and tests
 * alike. Depends on event only. Start with {@link dev.voicebox.wire.ClientEventReader} and {@link dev.voicebox.wire.ServerEventWriter}.
 */
package dev.voicebox.wire;
