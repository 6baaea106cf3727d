/**
 * One session: its life, its mailbox, and the performing of what the conversation decides. May use every feature of the
 * core. Start with {@link dev.voicebox.session.Conversations}, then RealtimeSession.
 */
package dev.voicebox.session;
