/**
 * How calls of REST are refused, whatever they are about: each subject has a {@link dev.voicebox.refusal.CallRefused} of its own.
 * Uses nothing else.
 */
package dev.voicebox.refusal;
