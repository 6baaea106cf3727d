/** What all neural voices do. Owns the way from a sentence to sound and times; knows no model. Start with SentenceSpeaker. */
package dev.voicebox.speech.tts.neural;
