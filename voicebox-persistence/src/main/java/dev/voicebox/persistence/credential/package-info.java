/**
 * Keys of tenants for their providers of language models, encrypted. Repositories join the caller's transaction.
 * May use JPA only; every key begins with the tenant. Start with {@link ProviderCredentialRepository}.
 */
package dev.voicebox.persistence.credential;
