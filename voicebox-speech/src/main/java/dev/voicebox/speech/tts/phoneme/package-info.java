/** How words are pronounced, and for how long. Owns phonemes; may use the program eSpeak NG. Start with Pronunciation. */
package dev.voicebox.speech.tts.phoneme;
