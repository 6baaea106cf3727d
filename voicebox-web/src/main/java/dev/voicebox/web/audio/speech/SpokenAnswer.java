package dev.voicebox.web.audio.speech;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.file.SoundWriter;
import dev.voicebox.web.refusal.Refusal;

/** Writes what the engine says into an answer. Called by one thread at a time. */
final class SpokenAnswer implements SpokenListener {
    private final SpeechCall call;
    private final SoundWriter writer;
    private final SpeechReply reply;
    private long bytes;

    SpokenAnswer(SpeechCall call, SpeechReply reply) {
        this.call = call;
        this.writer = call.format().writer();
        this.reply = reply;
    }

    @Override
    public void onAudio(SpokenPiece piece) {
        bytes += piece.audio().length;
        send(writer.write(piece.audio()));
    }

    @Override
    public void onDone() {
        if (bytes == 0) {
            reply.fail(SpeechCall.unspeakable());
            return;
        }
        send(writer.end());
        reply.end(SpeechUsage.of(call.input(), AudioFormat.PCM.millis(bytes)));
    }

    @Override
    public void onFailed(SpeechTrouble trouble, String message) {
        reply.fail(
                trouble == SpeechTrouble.UNSUPPORTED
                        ? Refusal.invalid(ErrorCode.INVALID_VALUE.wire(), "input", "Invalid 'input': " + message + ".")
                        : Refusal.of(503, ErrorType.SERVER, ErrorCode.SYNTHESIS_FAILED, message));
    }

    private void send(byte[] part) {
        if (part.length > 0) {
            reply.sound(part);
        }
    }
}
