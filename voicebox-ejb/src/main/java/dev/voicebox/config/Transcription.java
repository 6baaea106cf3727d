package dev.voicebox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.LanguageTag;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.wire.Field;

/**
 * How the caller's audio is put into words.
 *
 * @param reader who the words are for
 * @param language ISO 639-1 code or {@code null}
 * @param prompt words to expect, or {@code null}
 * @param logprobs whether the client wants to know how sure the engine is, where it can tell
 */
public record Transcription(Reader reader, String language, String prompt, boolean logprobs) {
    private static final Set<String> KNOWN = Set.of("model", "language", "languages", "keywords", "prompt", "delay");
    private static final List<String> DELAYS = List.of("minimal", "low", "medium", "high", "xhigh");

    /** For whom words are made. */
    public enum Reader {
        /** Nobody asked: the audio stays sound. */
        NOBODY,
        /** The language model needs them; the client did not ask to hear of them. */
        MODEL,
        /** The client hears of them. */
        CLIENT
    }

    /** Without {@code logprobs}. */
    public Transcription(Reader reader, String language, String prompt) {
        this(reader, language, prompt, false);
    }

    /**
     * As the document shows it: what was sent, and {@code null} for the language and prompt that were not. A model that is
     * not named stays.
     */
    static ObjectNode complete(Field field, JsonNode before) throws ProtocolViolation {
        ObjectNode sent = field.object(KNOWN);
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        Field model = field.child("model");
        full.put("model", model.isAbsent() ? before.path("model").asText("whisper-1") : model.text());
        full.put("language", checkedLanguage(field.child("language")));
        full.put("prompt", field.child("prompt").optionalText());
        for (String list : List.of("languages", "keywords")) {
            if (sent.has(list)) {
                full.set(list, texts(field.child(list)));
            }
        }
        if (full.path("languages").isArray() && full.get("languages").isEmpty()) {
            throw field.child("languages").invalid("Expected at least one language.");
        }
        if (sent.has("delay")) {
            full.put("delay", field.child("delay").oneOf(DELAYS));
        }
        return full;
    }

    /** Of a session in which the language model reads the words, whatever the client wants to hear of them. */
    static Transcription forModel(Field field, Field include) {
        return field.isNullOrAbsent() ? new Transcription(Reader.MODEL, null, null) : asked(field.value(), include);
    }

    /** Of a session that makes words for its client only. */
    static Transcription forClient(Field field, Field include) {
        return field.isNullOrAbsent() ? new Transcription(Reader.NOBODY, null, null) : asked(field.value(), include);
    }

    /** @param include names what else the client wants; there is only one thing that it can name */
    private static Transcription asked(JsonNode wanted, Field include) {
        boolean logprobs = !include.value().isEmpty();
        return new Transcription(Reader.CLIENT, language(wanted), prompt(wanted), logprobs);
    }

    /** Of several languages the engine finds the spoken one by itself. */
    private static String language(JsonNode wanted) {
        JsonNode languages = wanted.path("languages");
        if (wanted.path("language").isNull() && languages.size() == 1) {
            return LanguageTag.language(languages.get(0).textValue());
        }
        return LanguageTag.language(wanted.path("language").textValue());
    }

    /** Recognisers take keywords as words that were just said. */
    private static String prompt(JsonNode wanted) {
        List<String> words = new ArrayList<>();
        if (wanted.path("prompt").isTextual()) {
            words.add(wanted.get("prompt").textValue());
        }
        if (!wanted.path("keywords").isEmpty()) {
            List<String> keywords = new ArrayList<>();
            wanted.get("keywords").forEach(keyword -> keywords.add(keyword.textValue()));
            words.add(String.join(", ", keywords));
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private static String checkedLanguage(Field field) throws ProtocolViolation {
        String language = field.optionalText();
        if (language != null && !LanguageTag.isValid(language)) {
            throw field.invalid(LanguageTag.EXPECTED);
        }
        return language;
    }

    private static JsonNode texts(Field list) throws ProtocolViolation {
        JsonNode array = list.array();
        for (int i = 0; i < array.size(); i++) {
            list.element(i).text();
        }
        return array;
    }

    @Override
    public String toString() {
        return "Transcription[" + reader + ", " + language + ", " + Redacted.text(prompt) + ", " + logprobs + "]";
    }
}
