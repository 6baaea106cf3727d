/** Text to sound. Owns the voices; may use audio. Start with TextToSpeech. */
package dev.voicebox.speech.tts;
