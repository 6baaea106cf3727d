/**
 * What clients do to a server by coming in too great a number, or by not reading what they are told, and what others see of it. May
 * use run, fleet, socket, caller and check. Start with {@link dev.voicebox.nemesis.pressure.StalledRun}.
 */
package dev.voicebox.nemesis.pressure;
