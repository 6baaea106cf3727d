package dev.voicebox.job;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.UnsupportedAudio;
import dev.voicebox.speech.audio.WavFile;

/** Whole files of sound, as they are sent over HTTP. */
public final class SoundFile {
    private SoundFile() {}

    /**
     * @param file a WAV file of any common rate and encoding; several channels become one
     * @return samples in {@link AudioFormat#PCM}
     * @throws UnreadableSound when it is another kind of file
     */
    public static byte[] readWav(byte[] file) throws UnreadableSound {
        try {
            Pcm sound = Resampler.convert(WavFile.read(file), AudioFormat.PCM.sampleRate());
            return LinearPcm.bytes(sound.samples());
        } catch (UnsupportedAudio e) {
            throw new UnreadableSound(e.getMessage());
        }
    }

    /** What stands before samples in {@link AudioFormat#PCM} whose number is not known yet; 44 bytes. */
    public static byte[] wavHeader() {
        return WavFile.streamingHeader(AudioFormat.PCM.sampleRate());
    }
}
