package dev.voicebox.language.openai;

import java.nio.ByteBuffer;
import java.util.Optional;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;

/** Reads the body of one answer in some dialect, and tells a listener what it says. Used by one thread at a time. */
public interface AnswerReader {

    /**
     * True when there was something of use among the bytes, wherever the network split them: a call, or text that is more than
     * white space. Some models fall into writing white space for ever, most of all when they are to write JSON.
     */
    boolean read(ByteBuffer bytes) throws ChatError;

    /** There are no more bytes. */
    void end() throws ChatError;

    /** Whether anything of this dialect came. */
    boolean hasBegun();

    /** Whether the provider has said that this is all. */
    boolean isOver();

    /** Empty while the provider has named no reason that counts. */
    Optional<FinishReason> finish();

    Optional<ModelUsage> usage();
}
