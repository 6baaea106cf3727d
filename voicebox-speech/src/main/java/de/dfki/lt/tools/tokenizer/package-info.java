/**
 * Stands in for a tokenizer that MaryTTS needs and that is not on Maven Central. Lives beside Mary, in a jar of its own
 * (classifier {@code jtok}); knows nothing of VoiceBox. Start with {@link de.dfki.lt.tools.tokenizer.JTok}.
 */
package de.dfki.lt.tools.tokenizer;
