/**
 * What is done to servers whose sessions move to others, and what their clients see of it. May use run, fleet, caller and check.
 * Start with {@link dev.voicebox.nemesis.move.ResumeRun}.
 */
package dev.voicebox.nemesis.move;
