/**
 * How long to wait at a pause, by what was said and how it sounded. Pure: values in, values out; may use config and the
 * tone of job. Start with {@link dev.voicebox.turn.endpoint.Endpoint}.
 */
package dev.voicebox.turn.endpoint;
