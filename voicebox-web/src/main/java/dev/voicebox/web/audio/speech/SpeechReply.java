package dev.voicebox.web.audio.speech;

import dev.voicebox.web.refusal.Refusal;

/** How the sound of one call is sent. Called by one thread at a time. */
interface SpeechReply {

    /** The next part of the file; never empty. */
    void sound(byte[] part);

    /** All has been said. */
    void end(SpeechUsage usage);

    /** It ends here: as an answer of its own when nothing was sent yet, else as well as can be told. */
    void fail(Refusal refusal);
}
