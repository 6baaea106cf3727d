/**
 * Callers on real sockets: their microphones, their turns, and what they hear; may use report. Start with
 * {@link bench.call.Caller}.
 */
package bench.call;
