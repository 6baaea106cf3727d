/** Speaking by the program eSpeak NG. Owns its processes; may use audio and phonemes. Start with EspeakTextToSpeech. */
package dev.voicebox.speech.tts.espeak;
