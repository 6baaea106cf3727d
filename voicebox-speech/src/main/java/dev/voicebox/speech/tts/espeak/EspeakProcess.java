package dev.voicebox.speech.tts.espeak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;

/** eSpeak NG while it speaks one sentence. Ended by a cancellation, by being closed, and when it takes too long. */
final class EspeakProcess implements AutoCloseable {
    /** The longest that a sentence may take: the program needs 20 ms for 6 s of sound. */
    private static final int PATIENCE_S = 30;

    private static final int HEADER_BYTES = 44;
    private static final int RATE_OFFSET = 24;

    /** What a cancelled one has said. */
    private static final Pcm NOTHING = new Pcm(new short[0], 22_050);

    private final Process process;
    private final Cancellation cancellation;

    private EspeakProcess(Process process, Cancellation cancellation) {
        this.process = process;
        this.cancellation = cancellation;
    }

    /** Starts it; what it says is kept for {@link #sound} as far as the pipe holds it. */
    static EspeakProcess say(List<String> command, String text, Cancellation cancellation) throws SpeechFailure {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            cancellation.onCancel(process::destroyForcibly);
            process.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            EspeakProcess speaking = new EspeakProcess(process, cancellation);
            speaking.write(text);
            return speaking;
        } catch (IOException broken) {
            throw failure(broken);
        }
    }

    /** It reads all of its input before it speaks. In brackets would be its own notation of phonemes. */
    private void write(String text) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.replace('[', ' ').replace(']', ' ').getBytes(StandardCharsets.UTF_8));
        } catch (IOException deaf) {
            if (!cancellation.isCancelled()) {
                throw deaf;
            }
        }
    }

    /** All that it says; anything when it was cancelled. */
    Pcm sound() throws SpeechFailure {
        try (InputStream out = process.getInputStream()) {
            int rate = rate(out.readNBytes(HEADER_BYTES));
            byte[] bytes = out.readAllBytes();
            return new Pcm(LinearPcm.samples(bytes, 0, bytes.length & ~1), rate);
        } catch (IOException broken) {
            if (cancellation.isCancelled()) {
                return NOTHING;
            }
            throw failure(broken);
        }
    }

    private static SpeechFailure failure(IOException broken) {
        return new SpeechFailure(SpeechFailure.Kind.ENGINE, "eSpeak NG broke off", broken);
    }

    /** The sizes in the header are made up, since the program does not know them yet; its rate is true. */
    private static int rate(byte[] header) throws IOException {
        if (header.length < HEADER_BYTES || header[0] != 'R') {
            throw new IOException("eSpeak NG gave no sound");
        }
        return (header[RATE_OFFSET] & 0xff) | (header[RATE_OFFSET + 1] & 0xff) << 8 | header[RATE_OFFSET + 2] << 16;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
