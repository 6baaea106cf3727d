package dev.voicebox.web.audio.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.Logprob;
import dev.voicebox.job.Transcript;
import dev.voicebox.web.audio.EventLine;

/** The words of a file in the form that was asked for. What the engine does not know is left out, never made up. */
record TranscriptBody(String contentType, byte[] bytes) {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    /** @param seconds length of the sound */
    static TranscriptBody of(Transcript heard, TranscriptForm form, double seconds) {
        if (form.stream()) {
            return new TranscriptBody(EventLine.CONTENT_TYPE, events(heard, form, seconds));
        }
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
        addLogprobs(heard, form, body);
        addUsage(seconds, body);
        return body;
    }

    /** The engines tell their words when they have heard all, so there is one delta. */
    private static byte[] events(Transcript heard, TranscriptForm form, double seconds) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        if (!heard.text().isEmpty()) {
            ObjectNode delta = object().put("type", "transcript.text.delta").put("delta", heard.text());
            addLogprobs(heard, form, delta);
            events.writeBytes(EventLine.of(delta));
        }
        ObjectNode done = object().put("type", "transcript.text.done").put("text", heard.text());
        addLogprobs(heard, form, done);
        addUsage(seconds, done);
        events.writeBytes(EventLine.of(done));
        return events.toByteArray();
    }

    private static ObjectNode verbose(Transcript heard, TranscriptForm form, double seconds) {
        ObjectNode body = object().put("task", "transcribe");
        body.put(
                "language",
                Locale.forLanguageTag(heard.language())
                        .getDisplayLanguage(Locale.ENGLISH)
                        .toLowerCase(Locale.ENGLISH));
        body.put("duration", seconds).put("text", heard.text());
        if (form.words() && (!heard.words().isEmpty() || heard.text().isEmpty())) {
            ArrayNode words = body.putArray("words");
            heard.words()
                    .forEach(
                            word -> addTimes(words.addObject().put("word", word.text()), word.startMs(), word.endMs()));
        }
        if (form.segments()) {
            ArrayNode segments = body.putArray("segments");
            for (Transcript.Segment segment : heard.segments()) {
                ObjectNode told = segments.addObject().put("id", segments.size() - 1);
                addTimes(told, segment.startMs(), segment.endMs()).put("text", segment.text());
            }
        }
        addUsage(seconds, body);
        return body;
    }

    private static void addLogprobs(Transcript heard, TranscriptForm form, ObjectNode body) {
        List<Logprob> sure = form.logprobs() ? Logprob.of(heard.words()) : List.of();
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

    private static void addUsage(double seconds, ObjectNode body) {
        body.putObject("usage").put("type", "duration").put("seconds", seconds);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
