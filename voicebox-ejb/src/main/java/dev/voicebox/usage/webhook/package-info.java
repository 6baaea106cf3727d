/**
 * Tells finished minutes of usage to a place outside. May use egress, the HTTP client of language, and persistence. Start
 * with {@link dev.voicebox.usage.webhook.UsageWebhook}.
 */
package dev.voicebox.usage.webhook;
