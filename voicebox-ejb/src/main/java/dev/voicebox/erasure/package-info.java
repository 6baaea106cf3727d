/**
 * What is to be forgotten: sessions on request, everything of a tenant, and what is older than a tenant keeps it. Knows the
 * database and Redis. Start with {@link dev.voicebox.erasure.Erasures} and {@link dev.voicebox.erasure.ErasureWorker}.
 */
package dev.voicebox.erasure;
