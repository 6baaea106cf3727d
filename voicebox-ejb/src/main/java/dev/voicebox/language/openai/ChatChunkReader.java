package dev.voicebox.language.openai;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;

/** Reads the events of one answer and remembers what belongs to its end. A refusal is text: the caller shall hear it. */
final class ChatChunkReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelListener out;
    private final ChatFailures failures;
    private final ToolCallDeltas tools;
    private String finish = "";
    private ModelUsage usage;

    ChatChunkReader(ModelListener out, ChatFailures failures) {
        this.out = out;
        this.failures = failures;
        this.tools = new ToolCallDeltas(out);
    }

    /** True when the event held a piece of text or of a tool call that is more than white space. */
    boolean read(String data) throws ChatError {
        JsonNode chunk = parse(data);
        JsonNode error = chunk.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            throw new ChatError(failures.errorInStream(codeOf(error)));
        }
        readUsage(chunk.path("usage"));
        JsonNode choice = chunk.path("choices").path(0);
        boolean token = readDelta(choice.path("delta"));
        if (choice.path("finish_reason").isTextual()) {
            finish = choice.path("finish_reason").textValue();
        }
        return token;
    }

    Optional<ModelUsage> usage() {
        return Optional.ofNullable(usage);
    }

    /** Empty while the provider has named no reason, or left a tool call without a name. */
    Optional<FinishReason> finish() {
        if (finish.isEmpty() || !tools.isComplete()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (finish) {
                    case "length" -> FinishReason.LENGTH;
                    case "content_filter" -> FinishReason.CONTENT_FILTER;
                    // Some servers say "stop" after a tool call.
                    default -> tools.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
                });
    }

    private JsonNode parse(String data) throws ChatError {
        try {
            JsonNode chunk = JSON.readTree(data);
            if (chunk.isObject()) {
                return chunk;
            }
        } catch (JsonProcessingException e) {
            // Not kept as a cause: its text quotes the answer.
        }
        throw new ChatError(failures.notJson());
    }

    private static String codeOf(JsonNode error) {
        String code = error.path("code").asText("");
        return code.isEmpty() ? error.path("type").asText("") : code;
    }

    private void readUsage(JsonNode node) {
        if (node.isObject()) {
            long cached =
                    node.path("prompt_tokens_details").path("cached_tokens").asLong();
            usage = ModelUsage.said(
                            node.path("prompt_tokens").asLong(),
                            cached,
                            node.path("completion_tokens").asLong())
                    .orElse(null);
        }
    }

    private boolean readDelta(JsonNode delta) {
        boolean token = readText(delta.path("content")) | readText(delta.path("refusal"));
        for (JsonNode call : delta.path("tool_calls")) {
            token |= tools.read(call);
        }
        return token;
    }

    private boolean readText(JsonNode text) {
        if (!text.isTextual() || text.textValue().isEmpty()) {
            return false;
        }
        out.onText(text.textValue());
        return !text.textValue().isBlank();
    }
}
