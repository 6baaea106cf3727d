/** The keys under which tenants' content is kept. Start with {@link dev.voicebox.persistence.content.TenantKeyRepository}. */
package dev.voicebox.persistence.content;
