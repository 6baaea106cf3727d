/**
 * What clients may say to an open session, which depends on its kind. May use every feature of the core.
 * Start with {@link dev.voicebox.session.client.ClientDesk}.
 */
package dev.voicebox.session.client;
