package dev.voicebox.job.glance;

/** Hears what a turn says so far. */
@FunctionalInterface
public interface GlanceListener {

    /** {@code text} is empty when no ear was free, or nothing was made out. */
    void onGlance(String text);
}
