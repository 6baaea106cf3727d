/**
 * Open Liberty as child processes: one per gateway, from one installation. Owns their environment, health and restarts;
 * may use home and service. Start with {@link dev.voicebox.dev.gateway.Gateway}.
 */
package dev.voicebox.dev.gateway;
