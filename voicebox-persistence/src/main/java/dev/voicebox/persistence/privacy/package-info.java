/**
 * What may be said of content where it must not be shown: how much there is of it.
 * May use nothing of ours, so that every room can use it. Start with {@link dev.voicebox.persistence.privacy.Redacted}.
 */
package dev.voicebox.persistence.privacy;
