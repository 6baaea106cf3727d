/**
 * Text with values attached to stretches of it, as MaryTTS asks for them. May use nothing.
 * Start with {@link de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString}.
 */
package de.dfki.lt.tools.tokenizer.annotate;
