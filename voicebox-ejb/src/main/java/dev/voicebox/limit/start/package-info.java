/**
 * Makes and drives what counts. May use all of limit. Start with {@link dev.voicebox.limit.start.LimitBeat}.
 */
package dev.voicebox.limit.start;
