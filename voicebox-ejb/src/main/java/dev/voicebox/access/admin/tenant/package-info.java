/** Tenants as administrators see and change them. Start with {@link dev.voicebox.access.admin.tenant.Tenants}. */
package dev.voicebox.access.admin.tenant;
