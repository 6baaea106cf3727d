package dev.voicebox.speech.tts.phoneme;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;

/** Phonemes by the program eSpeak NG, a process of about 10 ms for each call. Its licence stays on its side of the pipe. */
public final class EspeakPhonemizer implements Phonemizer {
    private static final String PROGRAM = "espeak-ng";

    /** A sentence takes 20 ms; a machine that is busy may need more. */
    private static final int PATIENCE_S = 10;

    /**
     * Stands between the lines, because one line of text may become several of phonemes. It is in the program's own notation,
     * which text cannot reach, since its brackets are taken out.
     */
    private static final String BORDER = "[[ptk]]";

    private static final String BORDER_SPOKEN = "ptk";
    private static final Pattern NOTATION = Pattern.compile("[\\[\\]\\p{Cntrl}]");

    /** Where a word of another language begins and ends: {@code (en)}, with ties in it as anywhere. */
    private static final Pattern LANGUAGE = Pattern.compile("\\([\\^a-z0-9-]+\\)");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String program;

    private EspeakPhonemizer(String program) {
        this.program = program;
    }

    /** @throws SpeechFailure when the program is not installed */
    public static EspeakPhonemizer open() throws SpeechFailure {
        return open(PROGRAM);
    }

    static EspeakPhonemizer open(String program) throws SpeechFailure {
        EspeakPhonemizer phonemizer = new EspeakPhonemizer(program);
        phonemizer.phonemes(List.of("a"), "en", Cancellation.NONE);
        return phonemizer;
    }

    @Override
    public List<String> phonemes(List<String> lines, String voice, Cancellation cancellation) throws SpeechFailure {
        if (lines.isEmpty() || cancellation.isCancelled()) {
            return List.of();
        }
        Process process = start(voice);
        cancellation.onCancel(process::destroyForcibly);
        process.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        try {
            return ask(process, lines, voice);
        } catch (IOException broken) {
            if (cancellation.isCancelled()) {
                return List.of();
            }
            throw new SpeechFailure(Kind.ENGINE, "eSpeak NG broke off while it made phonemes", broken);
        } catch (SpeechFailure failure) {
            if (cancellation.isCancelled()) {
                return List.of();
            }
            throw failure;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String voice) throws SpeechFailure {
        try {
            return new ProcessBuilder(program, "-q", "--ipa", "--tie=^", "-b1", "-v" + voice)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            throw new SpeechFailure(
                    Kind.ENGINE, "the program " + program + " is not installed; it makes the phonemes", absent);
        }
    }

    /** What is written fits into the pipe many times over, so that writing all before reading cannot block. */
    private static List<String> ask(Process process, List<String> lines, String voice)
            throws IOException, SpeechFailure {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(NOTATION.matcher(line).replaceAll(" ")).append('\n');
            text.append(BORDER).append('\n');
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException deaf) {
            throw unspoken(voice, deaf);
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> phonemes = parse(answer);
        if (phonemes.isEmpty()) {
            throw unspoken(voice, null);
        }
        if (phonemes.size() != lines.size()) {
            throw new IOException(lines.size() + " lines became " + phonemes.size());
        }
        return phonemes;
    }

    private static SpeechFailure unspoken(String voice, IOException cause) {
        return new SpeechFailure(Kind.UNSUPPORTED, "eSpeak NG made no phonemes with its voice " + voice, cause);
    }

    static List<String> parse(String answer) {
        List<String> phonemes = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : answer.split("\n")) {
            String plain = LANGUAGE.matcher(piece).replaceAll("").strip();
            if (plain.equals(BORDER_SPOKEN)) {
                phonemes.add(SPACES.matcher(line.toString().strip()).replaceAll(" "));
                line.setLength(0);
            } else {
                line.append(' ').append(plain);
            }
        }
        return phonemes;
    }
}
