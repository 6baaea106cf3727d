/**
 * What is done to a fleet under load, and what came of it. May use fleet, load, check, told and usage. Start with
 * {@link dev.voicebox.nemesis.run.KillsRun}.
 */
package dev.voicebox.nemesis.run;
