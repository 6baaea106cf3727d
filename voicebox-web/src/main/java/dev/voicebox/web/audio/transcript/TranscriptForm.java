package dev.voicebox.web.audio.transcript;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.web.refusal.Refused;

/**
 * How the words of a file are wanted.
 *
 * @param words with their times; {@link Shape#VERBOSE_JSON} only
 * @param segments with their times; {@link Shape#VERBOSE_JSON} only
 * @param logprobs from engines that have confidences; {@link Shape#JSON} only
 * @param stream as server-sent events; {@link Shape#JSON} and {@link Shape#TEXT} only
 */
record TranscriptForm(Shape shape, boolean words, boolean segments, boolean logprobs, boolean stream) {
    private static final List<String> SHAPES = List.of("json", "text", "srt", "verbose_json", "vtt");

    enum Shape {
        JSON,
        TEXT,
        SRT,
        VERBOSE_JSON,
        VTT
    }

    static TranscriptForm read(FormParts form) throws IOException, Refused {
        Shape shape = shape(form);
        List<String> times = form.someOf("timestamp_granularities", List.of("word", "segment"));
        if (!times.isEmpty() && shape != Shape.VERBOSE_JSON) {
            throw FormParts.invalid(
                    "timestamp_granularities",
                    "Times come with the response_format 'verbose_json' only. Set that, or leave this out.");
        }
        boolean logprobs = !form.someOf("include", List.of("logprobs")).isEmpty();
        if (logprobs && shape != Shape.JSON) {
            throw FormParts.invalid(
                    "include", "Logprobs come with the response_format 'json' only. Set that, or leave this out.");
        }
        boolean stream = form.oneOf("stream", List.of("true", "false"), "false").equals("true");
        if (stream && shape != Shape.JSON && shape != Shape.TEXT) {
            throw FormParts.invalid(
                    "stream",
                    "Streams go with the response_formats 'json' and 'text' only. Set one, or leave this out.");
        }
        return new TranscriptForm(
                shape, times.contains("word"), times.isEmpty() || times.contains("segment"), logprobs, stream);
    }

    /**
     * Refuses what the ear cannot tell, before it listens: as the public service does for models without it.
     *
     * @param tells whether the ear that will be asked has the ability
     */
    void check(Predicate<Ability> tells) throws Refused {
        if (words && !tells.test(Ability.WORD_TIMES)) {
            throw FormParts.invalid(
                    "timestamp_granularities",
                    "The engine that hears this language tells no times of words. Ask for 'segment', or choose an engine"
                            + " with the ability 'word_times': see GET /v1/models.");
        }
        if (logprobs && !tells.test(Ability.CONFIDENCES)) {
            throw FormParts.invalid(
                    "include",
                    "The engine that hears this language has no logprobs. Leave this out, or choose an engine with the"
                            + " ability 'confidences': see GET /v1/models.");
        }
    }

    /** Whether anything of it tells when things were said. */
    boolean times() {
        return shape == Shape.SRT || shape == Shape.VTT || shape == Shape.VERBOSE_JSON;
    }

    private static Shape shape(FormParts form) throws IOException, Refused {
        if ("diarized_json".equals(form.text("response_format"))) {
            throw FormParts.invalid(
                    "response_format",
                    "No engine of this server tells speakers apart, so 'diarized_json' is not offered. Supported values"
                            + " are: '" + String.join("', '", SHAPES) + "'.");
        }
        return Shape.valueOf(form.oneOf("response_format", SHAPES, "json").toUpperCase(java.util.Locale.ROOT));
    }
}
