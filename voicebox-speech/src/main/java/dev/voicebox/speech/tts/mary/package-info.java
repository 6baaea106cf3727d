/** MaryTTS as a voice. Owns its markup and its times; may use tts and audio. Start with MaryTextToSpeech. */
package dev.voicebox.speech.tts.mary;
