package dev.voicebox.language.ollama;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.openai.AnswerReader;
import dev.voicebox.language.openai.ChatError;
import dev.voicebox.language.openai.ChatFailures;

/** An answer of Ollama: a JSON object a line, the last of them with {@code done}. What it only thinks is not told. */
final class OllamaAnswer implements AnswerReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelListener out;
    private final ChatFailures failures;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean begun;
    private int calls;
    private String reason = "";
    private boolean over;
    private ModelUsage usage;

    OllamaAnswer(ModelListener out, ChatFailures failures) {
        this.out = out;
        this.failures = failures;
    }

    @Override
    public boolean read(ByteBuffer bytes) throws ChatError {
        boolean token = false;
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                token |= endLine();
            } else if (line.size() == ChatFailures.MAX_LINE) {
                throw new ChatError(failures.lineTooLong());
            } else {
                line.write(next);
            }
        }
        return token;
    }

    /** A last line without its line end still counts. */
    @Override
    public void end() throws ChatError {
        endLine();
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** Unloaded in the middle of an answer, it is not whole: {@code load}, {@code unload} and no reason are none. */
    @Override
    public Optional<FinishReason> finish() {
        if (!over) {
            return Optional.empty();
        }
        return switch (reason) {
            case "stop" -> Optional.of(calls > 0 ? FinishReason.TOOL_CALLS : FinishReason.STOP);
            case "length" -> Optional.of(FinishReason.LENGTH);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<ModelUsage> usage() {
        return Optional.ofNullable(usage);
    }

    private boolean endLine() throws ChatError {
        byte[] text = line.toByteArray();
        line.reset();
        return !over && !new String(text, StandardCharsets.UTF_8).isBlank() && tell(parse(text));
    }

    private JsonNode parse(byte[] text) throws ChatError {
        try {
            JsonNode piece = JSON.readTree(text);
            if (piece.isObject()) {
                return piece;
            }
        } catch (IOException e) {
            // Not kept as a cause: its text quotes the answer.
        }
        throw new ChatError(failures.notJson());
    }

    private boolean tell(JsonNode piece) throws ChatError {
        if (piece.has("error")) {
            // Plain words, which may quote the caller.
            throw new ChatError(failures.errorInStream(""));
        }
        begun |= piece.has("message") || piece.has("done");
        boolean token = tellMessage(piece.path("message"));
        if (piece.path("done").asBoolean()) {
            over = true;
            reason = piece.path("done_reason").asText("");
            if (piece.has("eval_count")) {
                usage = ModelUsage.said(
                                piece.path("prompt_eval_count").asLong(),
                                0,
                                piece.path("eval_count").asLong())
                        .orElse(null);
            }
        }
        return token;
    }

    private boolean tellMessage(JsonNode message) {
        String text = message.path("content").asText("");
        boolean token = !text.isBlank();
        if (!text.isEmpty()) {
            out.onText(text);
        }
        for (JsonNode call : message.path("tool_calls")) {
            token |= tellCall(call.path("id").asText(""), call.path("function"));
        }
        return token;
    }

    /** Each comes whole; older servers give them no id. */
    private boolean tellCall(String id, JsonNode function) {
        String name = function.path("name").asText("");
        if (name.isEmpty()) {
            return false;
        }
        int index = calls++;
        out.onToolCall(index, id.isEmpty() ? "call_" + UUID.randomUUID() : id, name);
        JsonNode arguments = function.path("arguments");
        out.onToolArguments(index, arguments.isTextual() ? arguments.textValue() : arguments.toString());
        return true;
    }
}
