/**
 * Holds what Kafka was told against what the server kept. May use history and check. Start with
 * {@link dev.voicebox.nemesis.told.ToldCheck}.
 */
package dev.voicebox.nemesis.told;
