package dev.voicebox.event;

/** How sound travels inside events. Always mono; the rate of each format is fixed by the protocol. */
public enum AudioFormat {
    /** 16-bit signed little-endian samples. */
    PCM("audio/pcm", 24_000, 2),
    /** G.711 µ-law. */
    PCMU("audio/pcmu", 8_000, 1),
    /** G.711 A-law. */
    PCMA("audio/pcma", 8_000, 1);

    private final String type;
    private final int sampleRate;
    private final int bytesPerSample;

    AudioFormat(String type, int sampleRate, int bytesPerSample) {
        this.type = type;
        this.sampleRate = sampleRate;
        this.bytesPerSample = bytesPerSample;
    }

    /** The {@code type} on the wire. */
    public String type() {
        return type;
    }

    /** In Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    public int bytesPerSample() {
        return bytesPerSample;
    }

    /** How long so many bytes last, in ms, rounded down. */
    public long millis(long bytes) {
        return bytes / bytesPerSample * 1000 / sampleRate;
    }

    /** How many bytes so many ms take: whole samples. */
    public long bytes(long millis) {
        return millis * sampleRate / 1000 * bytesPerSample;
    }
}
