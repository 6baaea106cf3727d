/**
 * Tokens of administrators, good and forged, at the running server: it lets in whom another verifier lets in. Begin with
 * {@link dev.voicebox.it.token.TokenGrammarIT}.
 */
package dev.voicebox.it.token;
