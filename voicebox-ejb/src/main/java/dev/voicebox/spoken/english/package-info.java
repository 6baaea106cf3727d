/** Figures, times, money, dates, units and shorthands in English words. Start with {@link dev.voicebox.spoken.english.English}. */
package dev.voicebox.spoken.english;
