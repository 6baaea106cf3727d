package dev.voicebox.job.file;

/** Writes one stream of sound as a file; what it returns can be sent as it comes. For one thread at a time. */
public interface SoundWriter {

    /** What the file has more of now, possibly nothing: {@code samples} are in {@link dev.voicebox.event.AudioFormat#PCM}. */
    byte[] write(byte[] samples);

    /** The end of the file; to be called once, after all samples. */
    byte[] end();
}
