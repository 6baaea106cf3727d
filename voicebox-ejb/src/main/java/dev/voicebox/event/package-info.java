/**
 * The values of the Realtime protocol: what clients say, what the server answers, items, errors, usage.
 * Depends on nothing of VoiceBox. Start with {@link dev.voicebox.event.ClientEvent} and {@link dev.voicebox.event.ServerEvent}.
 */
package dev.voicebox.event;
