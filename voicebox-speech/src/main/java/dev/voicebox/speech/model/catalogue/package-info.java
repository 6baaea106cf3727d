/**
 * Which weights there are to install: names, addresses, sizes, checksums, licences, read from {@code models.properties}.
 * Uses the JDK only. Start with {@link dev.voicebox.speech.model.catalogue.Catalogue}.
 */
package dev.voicebox.speech.model.catalogue;
