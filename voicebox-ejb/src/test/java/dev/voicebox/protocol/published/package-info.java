/**
 * Our data against the publisher's own types, which lie beside the project when it is developed. Start with
 * {@link dev.voicebox.protocol.published.PublishedEvents}.
 */
package dev.voicebox.protocol.published;
