/**
 * Where this server may be sent by addresses that tenants give. Owns the policy; does no I/O beyond resolving names.
 * Start with {@link dev.voicebox.egress.EgressPolicy}.
 */
package dev.voicebox.egress;
