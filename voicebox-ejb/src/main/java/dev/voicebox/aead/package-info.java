/**
 * Encryption with a key that is given: AES-256-GCM by Tink. Knows nothing of whose keys they are. Start with {@link
 * dev.voicebox.aead.AesGcm}.
 */
package dev.voicebox.aead;
