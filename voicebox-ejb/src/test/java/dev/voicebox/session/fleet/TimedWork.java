package dev.voicebox.session.fleet;

import java.time.Duration;
import java.util.List;

import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.SpokenListener;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TranscriptListener;
import dev.voicebox.job.TurnTone;
import dev.voicebox.job.glance.GlanceListener;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.session.AudibleSpeech;
import dev.voicebox.session.VirtualTime;

/**
 * Ears that take 50 ms, a model that takes 100 ms and 10 ms a word, a voice four times faster than real time. Whoever writes
 * {@link #ASKS_FOR_A_CALL} has a function called.
 */
final class TimedWork implements SpeechWork, LanguageModel {
    static final String ASKS_FOR_A_CALL = "what is the weather";
    static final String ANSWER = "Yes, I can do that for you. It takes a moment, and then it is done.";

    private static final int SOUND_MS_PER_CHARACTER = 60;
    private static final int PIECE_MS = 100;

    private final VirtualTime time;
    private int calls;

    TimedWork(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void transcribe(TranscribeOrder order, CancelToken cancel, TranscriptListener listener) {
        in(50, cancel, () -> listener.onTranscript(Transcript.of("some words")));
    }

    @Override
    public void assess(TranscribeOrder turn, CancelToken cancel, AssessmentListener listener) {
        in(10, cancel, () -> listener.onTone(TurnTone.UNHEARD));
        in(50, cancel, () -> listener.onTranscript(Transcript.of("some words.")));
    }

    @Override
    public boolean hears(String language) {
        return true;
    }

    @Override
    public boolean tells(EngineState.Ability ability, String language) {
        return true;
    }

    @Override
    public boolean canGlance() {
        return false;
    }

    @Override
    public void glance(TranscribeOrder soFar, CancelToken cancel, GlanceListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void speak(SpeakOrder order, CancelToken cancel, SpokenListener listener) {
        long length = (long) order.text().length() * SOUND_MS_PER_CHARACTER;
        long at = 30;
        for (long made = 0; made < length; made += PIECE_MS, at += PIECE_MS / 4) {
            byte[] sound = new byte[(int) order.format().bytes(Math.min(PIECE_MS, length - made))];
            in(at, cancel, () -> listener.onAudio(new SpokenPiece(sound)));
        }
        in(at, cancel, listener::onDone);
    }

    @Override
    public SpeechProbability listen() {
        return new AudibleSpeech();
    }

    @Override
    public String provider() {
        return "timed";
    }

    @Override
    public String model() {
        return "timed";
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        CancelToken cancel = new CancelToken();
        long at = 100;
        boolean calling = wantsCall(request);
        if (calling) {
            String call = "call_" + ++calls;
            in(at, cancel, () -> listener.onToolCall(0, call, "weather"));
            for (String piece : List.of("{\"city\":", "\"Bern", "\"}")) {
                at += 20;
                in(at, cancel, () -> listener.onToolArguments(0, piece));
            }
        } else {
            for (String word : ANSWER.split("(?<= )")) {
                in(at, cancel, () -> listener.onText(word));
                at += 10;
            }
        }
        in(at + 10, cancel, () -> listener.onFinished(calling ? FinishReason.TOOL_CALLS : FinishReason.STOP));
        return cancel::cancel;
    }

    private static boolean wantsCall(ModelRequest request) {
        List<ModelMessage> messages = request.messages();
        return !messages.isEmpty()
                && messages.get(messages.size() - 1) instanceof ModelMessage.UserText text
                && text.text().contains(ASKS_FOR_A_CALL);
    }

    private void in(long ms, CancelToken cancel, Runnable action) {
        time.after(Duration.ofMillis(ms), () -> {
            if (!cancel.isCancelled()) {
                action.run();
            }
        });
    }
}
