/** Utterances to text. Owns the recognisers; may use audio. Start with SpeechToText. */
package dev.voicebox.speech.stt;
