/**
 * What operators see of the edge: its metrics. Each is declared once, with its unit in the name.
 * Start with {@link dev.voicebox.web.observe.EdgeMetrics}.
 */
package dev.voicebox.web.observe;
