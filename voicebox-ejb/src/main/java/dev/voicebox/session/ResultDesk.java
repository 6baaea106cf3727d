package dev.voicebox.session;

import dev.voicebox.response.ResponseDesk;
import dev.voicebox.response.ResponseInbox;

/** Takes results of models and voices to the answer that they were made for. */
final class ResultDesk {
    private final ResponseDesk responses;
    private long stale;

    ResultDesk(ResponseDesk responses) {
        this.responses = responses;
    }

    void deliver(SessionMessage.ForResponse result) {
        responses.find(result.response()).ifPresentOrElse(inbox -> deliver(result, inbox), () -> stale++);
    }

    long stale() {
        return stale;
    }

    private static void deliver(SessionMessage.ForResponse result, ResponseInbox inbox) {
        if (result instanceof SessionMessage.ModelText text) {
            inbox.text(text.delta());
        } else if (result instanceof SessionMessage.SoundMade sound) {
            inbox.sound(sound.chunk(), sound.piece());
        } else if (result instanceof SessionMessage.ChunkSpoken spoken) {
            inbox.spoken(spoken.chunk());
        } else if (result instanceof SessionMessage.SpeechFailed failed) {
            inbox.speechFailed(failed.chunk());
        } else if (result instanceof SessionMessage.ModelCalled call) {
            inbox.call(call.index(), call.callId(), call.name());
        } else if (result instanceof SessionMessage.ModelArguments arguments) {
            inbox.arguments(arguments.index(), arguments.delta());
        } else if (result instanceof SessionMessage.ModelCounted counted) {
            inbox.counted(counted.usage());
        } else if (result instanceof SessionMessage.ModelFinished finished) {
            inbox.modelFinished(finished.reason());
        } else if (result instanceof SessionMessage.ModelFailed failed) {
            inbox.modelFailed(failed.failure());
        }
    }
}
