/** How a voice sounds at the end of an utterance. Owns pitch and level; may use audio. Start with Prosody. */
package dev.voicebox.speech.prosody;
