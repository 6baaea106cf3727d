/**
 * Sockets: frames in, frames out, one writer each, and their end. The only place that knows jakarta.websocket; decides
 * nothing about a conversation. Start with {@link dev.voicebox.web.realtime.RealtimeEndpoint}.
 */
package dev.voicebox.web.realtime;
