/** Sound as values: PCM, G.711, WAV, resampling. Pure functions and small streams; may use nothing. Start with Pcm. */
package dev.voicebox.speech.audio;
