/**
 * Any Java string in a database that takes only valid Unicode without U+0000. May use Jackson, nothing else of VoiceBox.
 * Start with {@link StorableText}.
 */
package dev.voicebox.persistence.text;
