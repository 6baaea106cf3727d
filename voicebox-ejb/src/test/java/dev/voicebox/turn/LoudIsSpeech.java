package dev.voicebox.turn;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;

/** An ear for tests: a frame of which the first sample is not zero is speech. */
final class LoudIsSpeech implements SpeechProbability {
    private byte[] rest = new byte[0];
    int resets;

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        byte[] all = Arrays.copyOf(rest, rest.length + audio.length);
        System.arraycopy(audio, 0, all, rest.length, audio.length);
        int frame = (int) format.bytes(FRAME_MS);
        float[] heard = new float[all.length / frame];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = all[i * frame] == 0 ? 0 : 1;
        }
        rest = Arrays.copyOfRange(all, heard.length * frame, all.length);
        return heard;
    }

    @Override
    public void reset() {
        rest = new byte[0];
        resets++;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
