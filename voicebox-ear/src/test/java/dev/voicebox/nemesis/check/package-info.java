/**
 * Holds what the server kept against what clients did, after everything has come to rest. May use history. Start with
 * {@link dev.voicebox.nemesis.check.Checker}.
 */
package dev.voicebox.nemesis.check;
