/**
 * Whisper through whisper.cpp: checks a file of weights, keeps them in native memory, and hears with a fixed number of
 * states. May use stt and audio. Start with {@link dev.voicebox.speech.stt.whisper.WhisperSpeechToText}.
 */
package dev.voicebox.speech.stt.whisper;
