package dev.voicebox.language.openai;

import java.nio.ByteBuffer;
import java.util.Optional;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelUsage;

/** An answer in server-sent events of the chat-completions dialect. */
final class SseAnswer implements AnswerReader {
    private static final String DONE = "[DONE]";

    private final ChatChunkReader chunks;
    private final SseReader lines;
    private boolean sawData;
    private boolean sawToken;
    private boolean over;

    SseAnswer(ModelListener out, ChatFailures failures) {
        this.chunks = new ChatChunkReader(out, failures);
        this.lines = new SseReader(this::onData, failures);
    }

    @Override
    public boolean read(ByteBuffer bytes) throws ChatError {
        sawToken = false;
        lines.read(bytes);
        return sawToken;
    }

    @Override
    public void end() throws ChatError {
        lines.end();
    }

    @Override
    public boolean hasBegun() {
        return sawData;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public Optional<FinishReason> finish() {
        return chunks.finish();
    }

    @Override
    public Optional<ModelUsage> usage() {
        return chunks.usage();
    }

    private void onData(String data) throws ChatError {
        sawData = true;
        if (over) {
            return;
        }
        if (data.equals(DONE)) {
            over = true;
        } else {
            sawToken |= chunks.read(data);
        }
    }
}
