/**
 * What is to be asked: the routes of the server's own description and the fields of the protocol's events, and the rows of
 * {@code matrix/routes.txt} and {@code matrix/events.txt} that say what their ids name. Start with
 * {@link dev.voicebox.it.matrix.registry.Registry}.
 */
package dev.voicebox.it.matrix.registry;
