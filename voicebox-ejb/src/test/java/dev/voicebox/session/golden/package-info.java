/**
 * The golden conversations against the sessions of a server on virtual time, and what is learnt from their streams. Start with
 * {@link dev.voicebox.session.golden.VirtualStage}.
 */
package dev.voicebox.session.golden;
