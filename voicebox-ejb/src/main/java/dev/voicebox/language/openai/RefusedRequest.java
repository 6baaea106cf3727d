package dev.voicebox.language.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.ModelFailure;

/**
 * The error that a provider sends with a status of 400, 413 or 422. It is read only to tell whether another provider may
 * serve the same request, and never shown: it may quote the caller.
 */
final class RefusedRequest {
    /** Bytes; errors are short, and what is longer is no error of this dialect. */
    private static final int MOST = 16 * 1024;

    private static final Set<Integer> EXPLAINED = Set.of(400, 413, 422);
    private static final int TOO_LARGE = 413;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By code of the dialect, and by the words of those that send none (Ollama, Anthropic, vLLM). */
    private static final Pattern OF_THIS_MODEL = Pattern.compile(
            "context_length|context length|context window|too long|too many tokens|unsupported|not.support|no such model"
                    + "|model_not|model_decommissioned|tool_use_failed");

    /** By the codes of OpenAI and Azure for what their rules forbid. */
    private static final Pattern AGAINST_RULES =
            Pattern.compile("content_filter|content_policy|responsibleaipolicyviolation|moderation|usage polic");

    private final int status;
    private final ChatFailures failures;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    RefusedRequest(int status, ChatFailures failures) {
        this.status = status;
        this.failures = failures;
    }

    static boolean isExplained(int status) {
        return EXPLAINED.contains(status);
    }

    /** False when there was more than an error needs. */
    boolean take(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] piece = new byte[Math.min(buffer.remaining(), MOST - bytes.size())];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }
        return bytes.size() < MOST;
    }

    /** By what has come so far. */
    ModelFailure failure() {
        String words = words();
        if (AGAINST_RULES.matcher(words).find()) {
            return failures.forbidden(status);
        }
        return status == TOO_LARGE || OF_THIS_MODEL.matcher(words).find()
                ? failures.unsupported(status)
                : failures.refused(status);
    }

    private String words() {
        try {
            JsonNode body = JSON.readTree(bytes.toByteArray());
            JsonNode error = body.path("error");
            String words = error.isTextual()
                    ? error.textValue()
                    : error.path("code").asText("") + " " + error.path("type").asText("") + " "
                            + error.path("message").asText("");
            return words.toLowerCase(Locale.ROOT);
        } catch (IOException notJson) {
            return "";
        }
    }
}
