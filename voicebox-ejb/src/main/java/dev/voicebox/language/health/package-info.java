/**
 * Whether providers answer, found out in the background or by the calls that are made anyway. Owns the state of each provider;
 * may use language, failover reports and endpoints. Start with {@link dev.voicebox.language.health.HealthBoard}.
 */
package dev.voicebox.language.health;
