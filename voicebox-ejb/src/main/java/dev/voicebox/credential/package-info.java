/**
 * Keys of tenants for their own providers of language models: stored encrypted, used, checked, never shown. May use access,
 * tenant, egress and persistence. Start with {@link dev.voicebox.credential.Credentials}.
 */
package dev.voicebox.credential;
