package dev.voicebox.job.glance;

/** One look at what a turn says so far; unique within its session. */
public record GlanceId(long number) {}
