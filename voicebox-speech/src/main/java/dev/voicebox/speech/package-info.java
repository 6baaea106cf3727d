/**
 * Audio to text and text to audio, as plain Java: no server, no configuration framework, no conversation.
 * Owns what engines share; may use nothing of VoiceBox. Start with {@link dev.voicebox.speech.EngineInfo}.
 */
package dev.voicebox.speech;
