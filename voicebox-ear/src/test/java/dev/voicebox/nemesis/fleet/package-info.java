/**
 * A whole VoiceBox of real processes, each of which may be killed, frozen and started again, with a proxy before each of
 * them. May use proxy and the run command's classes. Start with {@link dev.voicebox.nemesis.fleet.Fleet}.
 */
package dev.voicebox.nemesis.fleet;
