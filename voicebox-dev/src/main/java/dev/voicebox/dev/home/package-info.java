/**
 * The folder {@code .voicebox}: data, logs, secrets, and the settings handed to the servers. Owns its layout, rights and
 * lock; may use only the root package. Start with {@link dev.voicebox.dev.home.Home}.
 */
package dev.voicebox.dev.home;
