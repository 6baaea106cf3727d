/**
 * When the caller speaks: the input audio buffer, the detection of turns and what a turn sets off. May use event, config,
 * effect and the ear of job. Start with {@link dev.voicebox.turn.TurnMachine}.
 */
package dev.voicebox.turn;
