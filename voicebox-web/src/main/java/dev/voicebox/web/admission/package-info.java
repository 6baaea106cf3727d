/**
 * Who may in, decided from headers before a WebSocket exists or a call is served. May use access; knows no socket.
 * Start with {@link dev.voicebox.web.admission.Handshake}.
 */
package dev.voicebox.web.admission;
