/**
 * The way of what a session says to its client: straight, or through the log that every gateway can read. May use the ports of
 * resume. Start with {@link dev.voicebox.session.line.ClientOutlet}.
 */
package dev.voicebox.session.line;
