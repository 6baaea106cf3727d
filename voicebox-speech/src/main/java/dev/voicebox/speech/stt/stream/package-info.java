/**
 * The words of an utterance that still grows, as far as they are certain. Pure; may use stt and audio. Start with
 * {@link dev.voicebox.speech.stt.stream.GrowingTranscript}.
 */
package dev.voicebox.speech.stt.stream;
