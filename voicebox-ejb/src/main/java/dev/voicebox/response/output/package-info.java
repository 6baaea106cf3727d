/**
 * What an answer says, item by item, and how much it may be: events in the protocol's order. Decides without I/O. Start with
 * {@link dev.voicebox.response.output.AnswerOutput}.
 */
package dev.voicebox.response.output;
