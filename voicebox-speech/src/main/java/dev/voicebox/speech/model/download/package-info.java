/**
 * Brings a file of the catalogue over the network into a folder: resumed where it was cut, bounded in size, nothing half
 * written under its real name. May use the catalogue. Start with {@link dev.voicebox.speech.model.download.Download}.
 */
package dev.voicebox.speech.model.download;
