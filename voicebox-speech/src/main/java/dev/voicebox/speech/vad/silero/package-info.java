/** Voice activity by the Silero model. Owns its signature and the memory of its streams; may use onnx. Start with SileroVoiceActivity. */
package dev.voicebox.speech.vad.silero;
