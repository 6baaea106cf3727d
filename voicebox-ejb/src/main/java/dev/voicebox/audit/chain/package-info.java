/**
 * How entries of the audit log hang together: each carries a keyed hash over all of its fields and the hash before, and the end
 * of the chain is kept beside. May use tenant and persistence. Start with {@link dev.voicebox.audit.chain.ChainSeal} (what is
 * sealed) or {@link dev.voicebox.audit.chain.ChainVerifier} (who finds out).
 */
package dev.voicebox.audit.chain;
