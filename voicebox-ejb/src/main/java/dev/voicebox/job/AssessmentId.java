package dev.voicebox.job;

/** One question whether the caller has finished; unique within its session. */
public record AssessmentId(long number) {}
