package dev.voicebox.web.audio.speech;

import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.stream.ReplyStream;

/** The file itself. Once some of it is on its way, all that is left to tell of a failure is to break off. */
final class FileReply implements SpeechReply {
    private final ReplyStream stream;
    private final String contentType;
    private boolean begun;

    FileReply(ReplyStream stream, String contentType) {
        this.stream = stream;
        this.contentType = contentType;
    }

    @Override
    public void sound(byte[] part) {
        if (!begun) {
            begun = true;
            stream.begin(contentType);
        }
        stream.write(part);
    }

    @Override
    public void end(SpeechUsage usage) {
        stream.end();
    }

    @Override
    public void fail(Refusal refusal) {
        if (begun) {
            stream.breakOff();
        } else {
            stream.refuse(refusal);
        }
    }
}
