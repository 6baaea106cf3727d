/**
 * Rows of tenants, their projects and API keys. Repositories join the caller's transaction.
 * May use JPA only; every key begins with the tenant. Start with {@link TenantRepository}.
 */
package dev.voicebox.persistence.tenant;
