/** Who VoiceBox works for: tenants and their projects. Start with {@link dev.voicebox.tenant.TenantId}. */
package dev.voicebox.tenant;
