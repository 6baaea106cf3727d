/** The voices of Kokoro-82M. Owns its symbols, its files, its model; may use phonemes and ONNX. Start with KokoroTextToSpeech. */
package dev.voicebox.speech.tts.kokoro;
