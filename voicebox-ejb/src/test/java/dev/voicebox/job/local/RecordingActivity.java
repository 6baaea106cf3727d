package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;

/** Hears 8 kHz as it is; of each stream, which rate it was for, how many frames it heard, and whether it was closed. */
final class RecordingActivity implements VoiceActivityEngine {
    final List<Stream> streams = new ArrayList<>();

    static final class Stream implements VoiceActivityStream {
        private final int rate;
        final List<short[]> frames = new ArrayList<>();
        boolean closed;

        private Stream(int rate) {
            this.rate = rate;
        }

        @Override
        public int sampleRate() {
            return rate;
        }

        @Override
        public float probability(short[] frame) {
            frames.add(frame.clone());
            return 0;
        }

        @Override
        public void reset() {
            frames.clear();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("recording", "hears nothing", List.of(), false);
    }

    @Override
    public VoiceActivityStream open() {
        return openFor(VoiceActivityStream.SAMPLE_RATE);
    }

    @Override
    public VoiceActivityStream openFor(int soundRate) {
        streams.add(new Stream(soundRate == 8_000 ? 8_000 : VoiceActivityStream.SAMPLE_RATE));
        return streams.get(streams.size() - 1);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
