package dev.voicebox.speech.tts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;

/**
 * eSpeak NG as a process per request, if it is installed: about 100 languages, 22.05 kHz, first sound after 10 to 20 ms. A
 * process keeps its licence, its global state and its crashes out of ours, and is ended by a kill. It tells no times of words.
 */
public final class EspeakTextToSpeech implements TextToSpeech {
    private static final String PROGRAM = "espeak-ng";
    private static final double WORDS_PER_MINUTE = 175;

    /** What the program accepts; below and above it, a speed of ours sounds like the limit. */
    private static final int SLOWEST = 80;

    private static final int FASTEST = 450;

    /** The longest that a chunk of a few sentences may take: the program needs 20 ms for 6 s of sound. */
    private static final int PATIENCE_S = 30;

    private static final int HEADER_BYTES = 44;
    private static final int RATE_OFFSET = 24;

    private final EspeakLanguages languages;
    private final EngineInfo info;

    private EspeakTextToSpeech(EspeakLanguages languages) {
        this.languages = languages;
        this.info = new EngineInfo("espeak", "eSpeak NG, a process per request", languages.codes(), false);
    }

    /** @throws SpeechFailure when the program is not installed */
    public static EspeakTextToSpeech open() throws SpeechFailure {
        return new EspeakTextToSpeech(EspeakLanguages.ask(PROGRAM));
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    /** The names in English; each of them speaks every language of {@link EngineInfo#languages()}. */
    @Override
    public List<Voice> voices() {
        return VoiceStyle.voices(style -> new Voice(
                style.name(),
                "en",
                style.gender(),
                info.id(),
                SLOWEST / (WORDS_PER_MINUTE * style.pace()),
                FASTEST / (WORDS_PER_MINUTE * style.pace())));
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        String text = String.join(
                "\n", Sentences.of(request.text()).stream().map(Sentence::text).toList());
        if (text.isEmpty() || cancellation.isCancelled()) {
            return;
        }
        try {
            Process process = start(command(request));
            cancellation.onCancel(process::destroyForcibly);
            process.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            try {
                talk(process, text, cancellation, sink);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            if (!cancellation.isCancelled()) {
                throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "eSpeak NG broke off", broken);
            }
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> command(SpeakRequest request) throws SpeechFailure {
        VoiceStyle style = VoiceStyle.of(request.voice());
        long pace = Math.round(WORDS_PER_MINUTE * request.speed() * style.pace());
        String voice = languages.voice(request.language() == null ? "en" : request.language());
        return List.of(
                PROGRAM,
                "--stdin",
                "--stdout",
                "-b1",
                "-v" + (style.variant().isEmpty() ? voice : voice + "+" + style.variant()),
                "-s" + Math.max(SLOWEST, Math.min(FASTEST, pace)),
                "-p" + style.espeakPitch());
    }

    /** The program reads all of its input before it speaks, so writing first cannot block for long. */
    private static void talk(Process process, String text, Cancellation cancellation, AudioSink sink)
            throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        SilenceTrimmer trimmer = new SilenceTrimmer(sink);
        try (InputStream out = process.getInputStream()) {
            int rate = rate(out.readNBytes(HEADER_BYTES));
            int piece = rate / 10 * 2;
            for (byte[] bytes = out.readNBytes(piece); bytes.length > 1; bytes = out.readNBytes(piece)) {
                if (cancellation.isCancelled()) {
                    return;
                }
                trimmer.accept(new Pcm(LinearPcm.samples(bytes, 0, bytes.length & ~1), rate));
            }
        }
        if (!cancellation.isCancelled()) {
            trimmer.finish();
        }
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
        // each request ends its own process
    }
}
