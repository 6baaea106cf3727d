/**
 * Ends the sessions of those who may no longer be here: of a tenant that is not served, of a key that is over. May use session
 * and access. Start with {@link dev.voicebox.removal.Removal}.
 */
package dev.voicebox.removal;
