package dev.voicebox.language.openai;

import java.nio.ByteBuffer;
import java.util.Optional;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelUsage;

/** Reads the body of one answer in some dialect, and tells a listener what it says. Used by one thread at a time. */
public interface AnswerReader {

    /** True when there was text or a call among the bytes, wherever the network split them. */
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
