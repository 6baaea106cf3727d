package dev.voicebox.job.file;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.audio.Mp3File;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.UnsupportedAudio;
import dev.voicebox.speech.audio.WavFile;

/** Reads whole files of sound, as they are sent over HTTP. */
public final class SoundFile {
    /** 86 MB as samples; a file of 25 MB may hold hours. */
    private static final long LONGEST_MS = 30 * 60_000;

    private SoundFile() {}

    /**
     * @param file WAV of any common rate and encoding, or MP3, of at most 30 minutes; several channels become one
     * @return samples in {@link AudioFormat#PCM}
     * @throws UnreadableSound when it is another kind of file, broken or too long
     */
    public static byte[] read(byte[] file) throws UnreadableSound {
        try {
            Pcm sound = Mp3File.isMp3(file) ? Mp3File.read(file, LONGEST_MS) : WavFile.read(file);
            if (sound.durationMs() > LONGEST_MS) {
                throw new UnreadableSound(
                        "the sound is longer than " + LONGEST_MS / 60_000 + " minutes; cut it into pieces");
            }
            return Resampler.convertToBytes(sound, AudioFormat.PCM.sampleRate());
        } catch (UnsupportedAudio e) {
            throw new UnreadableSound(e.getMessage());
        }
    }
}
