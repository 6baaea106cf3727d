/**
 * Kills a VoiceBox of real processes under load, and looks whether anything that was acknowledged is gone. Not part of the
 * product. Start with {@link dev.voicebox.nemesis.Nemesis}.
 */
package dev.voicebox.nemesis;
