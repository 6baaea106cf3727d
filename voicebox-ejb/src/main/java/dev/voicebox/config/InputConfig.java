package dev.voicebox.config;

import dev.voicebox.event.AudioFormat;

/** How the caller is heard: in which format, what becomes of the words, and who decides when a turn ends. */
public record InputConfig(AudioFormat format, Transcription transcription, TurnDetection turnDetection) {}
