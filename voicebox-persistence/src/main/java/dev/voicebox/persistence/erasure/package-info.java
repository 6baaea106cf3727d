/**
 * Rows that are to go, and how far that has come. Start with {@link dev.voicebox.persistence.erasure.ErasureRepository} and
 * {@link dev.voicebox.persistence.erasure.ErasureSteps}.
 */
package dev.voicebox.persistence.erasure;
