/** The voices of Piper. Owns their descriptions and models; may use phonemes and ONNX. Start with PiperTextToSpeech. */
package dev.voicebox.speech.tts.piper;
