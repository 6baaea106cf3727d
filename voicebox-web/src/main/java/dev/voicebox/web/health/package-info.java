/**
 * Whether this server lives and serves: probes for operators and load balancers. Readiness depends on PostgreSQL, Redis,
 * the tables, the engines being loaded, and not stopping. Start with {@link dev.voicebox.web.health.HealthChecks}.
 */
package dev.voicebox.web.health;
