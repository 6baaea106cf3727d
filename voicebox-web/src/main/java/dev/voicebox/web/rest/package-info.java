/**
 * The calls of {@code /v1} that answer with JSON, in the shapes that clients of the public service know. May use config,
 * session, access and observe; decides nothing. Start with {@link dev.voicebox.web.rest.ApiApplication}.
 */
package dev.voicebox.web.rest;
