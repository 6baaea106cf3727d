/**
 * Whether one frame is as the protocol wants it. Uses the data and nothing else. Start with
 * {@link dev.voicebox.protocol.frame.FrameValidator}.
 */
package dev.voicebox.protocol.frame;
