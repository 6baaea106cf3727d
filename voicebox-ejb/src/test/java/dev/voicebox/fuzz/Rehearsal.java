package dev.voicebox.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.language.FinishReason;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.protocol.grammar.StreamCheck;
import dev.voicebox.session.SessionCore;
import dev.voicebox.session.SessionMessage;
import dev.voicebox.session.SessionProfile;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** A core with a world around it that does what it is asked for, in order, when its turn comes. */
final class Rehearsal {
    private static final Duration STEP = Duration.ofMillis(20);

    private final Frames frames = new Frames();
    private final Deque<SessionMessage> onTheirWay = new ArrayDeque<>();
    private final Deque<String> timers = new ArrayDeque<>();
    private final StreamCheck stream = new StreamCheck();
    private final SessionCore core;
    private Instant now = Instant.EPOCH;

    Rehearsal(SessionConfig config) {
        core = new SessionCore(
                new SessionProfile(
                        new SessionId("sess_000000000000000000000"),
                        new TenantId("tenant"),
                        new ProjectId("project"),
                        config,
                        Duration.ofMinutes(60),
                        Duration.ofSeconds(25),
                        null),
                new SessionCore.Parts(new Ids(new Random(7)), new Loudness(), new MinuteBudget(6_000, 2_000_000)));
        perform(core.begin(now));
    }

    void happens(SessionMessage message) {
        now = now.plus(STEP);
        perform(core.step(message, now));
    }

    /** The next of what was asked for comes back; when there is nothing, time passes. */
    void passes() {
        if (!onTheirWay.isEmpty()) {
            happens(onTheirWay.poll());
        } else if (!timers.isEmpty()) {
            happens(new SessionMessage.TimerFired(timers.poll()));
        }
    }

    /** What has begun comes to its end; nothing new begins because time passes. */
    void comesToItsEnd() {
        while (!onTheirWay.isEmpty()) {
            happens(onTheirWay.poll());
        }
        happens(new SessionMessage.ClientGone(1000));
        stream.end();
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                sees(send.event());
            } else if (effect instanceof Effect.StoreItem store) {
                onTheirWay.add(new SessionMessage.ItemStored(store.item().id()));
            } else if (effect instanceof Effect.LoadAudio load) {
                onTheirWay.add(new SessionMessage.AudioLoaded(load.item(), new byte[] {1, 2, 3, 4}, load.eventId()));
            } else if (effect instanceof Effect.Transcribe transcribe) {
                onTheirWay.add(new SessionMessage.Transcribed(transcribe.item(), Transcript.of("some words"), 1));
            } else if (effect instanceof Effect.AssessTurn assess) {
                onTheirWay.add(new SessionMessage.ToneHeard(assess.assessment(), TurnTone.UNHEARD));
                onTheirWay.add(new SessionMessage.WordsHeard(assess.assessment(), Transcript.of("some words and")));
            } else if (effect instanceof Effect.StartTimer timer) {
                if (!timer.name().equals("expiry") && !timer.name().equals("usage")) {
                    timers.add(timer.name());
                }
            } else if (effect instanceof Effect.AskModel ask) {
                answers(ask);
            } else if (effect instanceof Effect.Speak speak) {
                speaks(speak);
            }
        }
    }

    private void speaks(Effect.Speak speak) {
        SpeakOrder order = speak.order();
        byte[] sound = new byte[(int) order.format().bytes(100)];
        SpokenPiece.Word word = new SpokenPiece.Word(order.text().length(), 90);
        onTheirWay.add(
                new SessionMessage.SoundMade(speak.response(), order.chunk(), new SpokenPiece(sound, List.of(word))));
        onTheirWay.add(new SessionMessage.ChunkSpoken(speak.response(), order.chunk()));
    }

    private void answers(Effect.AskModel ask) {
        ResponseId response = ask.response();
        onTheirWay.add(new SessionMessage.ModelText(response, "Well. "));
        onTheirWay.add(new SessionMessage.ModelText(response, "Some more words"));
        boolean calls = !ask.request().tools().isEmpty();
        if (calls) {
            String name = ask.request().tools().get(0).name();
            onTheirWay.add(new SessionMessage.ModelCalled(response, 0, "call_model", name));
            onTheirWay.add(new SessionMessage.ModelArguments(response, 0, "{}"));
        }
        onTheirWay.add(new SessionMessage.ModelFinished(response, calls ? FinishReason.TOOL_CALLS : FinishReason.STOP));
    }

    private void sees(ServerEvent event) {
        stream.see(frames.write(event));
        if (event instanceof ServerEvent.Failure failure) {
            assertThat(failure.error().code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
        }
    }

    /** Any sound but zeros is speech. */
    private static final class Loudness implements SpeechProbability {
        private int bytes;

        @Override
        public float[] hear(byte[] audio, AudioFormat format) {
            int frame = (int) format.bytes(FRAME_MS);
            float[] heard = new float[(bytes + audio.length) / frame];
            bytes = (bytes + audio.length) % frame;
            int loud = 0;
            for (byte sample : audio) {
                loud += sample == 0 ? 0 : 1;
            }
            Arrays.fill(heard, loud > 0 ? 0.95f : 0.02f);
            return heard;
        }

        @Override
        public void reset() {
            bytes = 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
