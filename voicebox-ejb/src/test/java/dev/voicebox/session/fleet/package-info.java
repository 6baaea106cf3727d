/**
 * Several gateways and clients that lose their connections, on virtual time. Start with {@link dev.voicebox.session.fleet.Fleet}.
 */
package dev.voicebox.session.fleet;
