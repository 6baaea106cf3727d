package dev.voicebox.web.audio.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.Logprob;
import dev.voicebox.job.Transcript;
import dev.voicebox.privacy.Redacted;

/**
 * The words of a file in the form that was asked for. What the engine does not know is left out, never made up; of words
 * without times, which an engine that stepped in for another may give, there are segments.
 */
record TranscriptBody(String contentType, byte[] bytes) {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    /** @param seconds length of the sound */
    static TranscriptBody of(Transcript heard, TranscriptForm form, double seconds) {
        return switch (form.shape()) {
            case JSON -> text(JSON, plain(heard, form, seconds).toString());
            case VERBOSE_JSON -> text(JSON, verbose(heard, form, seconds).toString());
            case TEXT -> text(PLAIN, heard.text() + '\n');
            case SRT -> text(PLAIN, Subtitles.srt(heard.segments()));
            case VTT -> text("text/vtt; charset=utf-8", Subtitles.vtt(heard.segments()));
        };
    }

    private static TranscriptBody text(String contentType, String text) {
        return new TranscriptBody(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode plain(Transcript heard, TranscriptForm form, double seconds) {
        ObjectNode body = object().put("text", heard.text());
        addLogprobs(form.logprobs() ? Logprob.of(heard.words()) : List.of(), body);
        addUsage(seconds, body);
        return body;
    }

    static ObjectNode event(String type) {
        return object().put("type", type);
    }

    private static ObjectNode verbose(Transcript heard, TranscriptForm form, double seconds) {
        ObjectNode body = object().put("task", "transcribe");
        body.put(
                "language",
                Locale.forLanguageTag(heard.language())
                        .getDisplayLanguage(Locale.ENGLISH)
                        .toLowerCase(Locale.ENGLISH));
        body.put("duration", seconds).put("text", heard.text());
        boolean timed = !heard.words().isEmpty() || heard.text().isEmpty();
        if (form.words() && timed) {
            ArrayNode words = body.putArray("words");
            heard.words()
                    .forEach(
                            word -> addTimes(words.addObject().put("word", word.text()), word.startMs(), word.endMs()));
        }
        if (form.segments() || !timed) {
            ArrayNode segments = body.putArray("segments");
            for (Transcript.Segment segment : heard.segments()) {
                ObjectNode told = segments.addObject().put("id", segments.size() - 1);
                addTimes(told, segment.startMs(), segment.endMs()).put("text", segment.text());
            }
        }
        addUsage(seconds, body);
        return body;
    }

    static void addLogprobs(List<Logprob> sure, ObjectNode body) {
        if (sure.isEmpty()) {
            return;
        }
        ArrayNode logprobs = body.putArray("logprobs");
        for (Logprob logprob : sure) {
            ObjectNode told = logprobs.addObject().put("token", logprob.token()).put("logprob", logprob.logprob());
            Arrays.stream(logprob.bytes()).forEach(told.putArray("bytes")::add);
        }
    }

    private static ObjectNode addTimes(ObjectNode told, long startMs, long endMs) {
        return told.put("start", startMs / 1000.0).put("end", endMs / 1000.0);
    }

    static void addUsage(double seconds, ObjectNode body) {
        body.putObject("usage").put("type", "duration").put("seconds", seconds);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public String toString() {
        return "TranscriptBody[" + contentType + ", " + Redacted.bytes(bytes) + "]";
    }
}
