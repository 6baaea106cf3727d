/** Sound as files: what callers send and fetch over HTTP. May use event and the speech module's audio. Start with SoundFile. */
package dev.voicebox.job.file;
