/**
 * Who may read {@code /metrics}, which the server and not the application serves. Travels in a jar of its own to a library
 * of the server; may use the Servlet API only. Start with {@link dev.voicebox.web.metrics.MetricsGuard}.
 */
package dev.voicebox.web.metrics;
