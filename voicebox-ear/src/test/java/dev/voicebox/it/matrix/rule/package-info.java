/**
 * When an answer tells too much: what a caller may see, and the comparison of two answers. Knows no server. Start with
 * {@link dev.voicebox.it.matrix.rule.Verdict}.
 */
package dev.voicebox.it.matrix.rule;
