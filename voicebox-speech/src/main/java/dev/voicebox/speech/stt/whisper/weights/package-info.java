/**
 * Files of weights in the format of ggml: what one must be made of, so that native code may see it. May use the failures of
 * speech. Start with {@link dev.voicebox.speech.stt.whisper.weights.WhisperModel}.
 */
package dev.voicebox.speech.stt.whisper.weights;
