/** Calls of {@code /api/v2} for tenants. May use access, wire and the machinery beside it. Start with {@link dev.voicebox.web.admin.tenant.TenantsResource}. */
package dev.voicebox.web.admin.tenant;
