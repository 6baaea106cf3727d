/** Tells speech from other sound. Owns the voice-activity engines; may use audio. Start with VoiceActivityEngine. */
package dev.voicebox.speech.vad;
