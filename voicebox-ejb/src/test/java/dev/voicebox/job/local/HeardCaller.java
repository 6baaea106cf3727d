package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.voicebox.config.InputConfig;
import dev.voicebox.config.Transcription;
import dev.voicebox.config.TurnDetection;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.AssessmentListener;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.vad.EnergyVoiceActivity;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.turn.GlanceDesk;
import dev.voicebox.turn.TurnListener;
import dev.voicebox.turn.TurnTaking;
import dev.voicebox.turn.Utterance;

/** Finds the turns in real sound with real engines, which answer at once. */
final class HeardCaller implements TurnListener {
    private final LocalSpeechWork work;
    private final Effects effects = new Effects();
    private final List<Turn> turns = new ArrayList<>();
    private TurnTaking taking;
    private String words = "";
    private long startMs;

    /** @param words at its last pause, as far as they were made out */
    record Turn(long startMs, long endMs, String words) {}

    /** @param ears {@code null}: nobody understands words */
    HeardCaller(SpeechToText ears) {
        this(new EnergyVoiceActivity(), ears);
    }

    HeardCaller(VoiceActivityEngine activity, SpeechToText ears) {
        LocalEngines engines = new LocalEngines(activity, ears, null, LocalEngines.Delays.NONE);
        work = new LocalSpeechWork(engines, WorkPlaces.on(Runnable::run, 1, (delay, task) -> task.run()));
    }

    List<Turn> turnsOf(byte[] audio, TurnDetection detection) {
        return turnsOf(audio, detection, (int) AudioFormat.PCM.bytes(20));
    }

    List<Turn> turnsOf(byte[] audio, TurnDetection detection, int pieceBytes) {
        return turnsOf(audio, AudioFormat.PCM, detection, pieceBytes);
    }

    List<Turn> turnsOf(byte[] audio, AudioFormat format, TurnDetection detection, int pieceBytes) {
        turns.clear();
        TurnTaking.Ears ears = new TurnTaking.Ears(work.listen(), new GlanceDesk(effects, work::canGlance));
        taking = new TurnTaking(new Ids(new Random(1)), effects, ears, this);
        taking.configure(new InputConfig(format, new Transcription(Transcription.Reader.MODEL, null, null), detection));
        for (int from = 0; from < audio.length; from += pieceBytes) {
            try {
                taking.append(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + pieceBytes)));
            } catch (ProtocolViolation refused) {
                throw new AssertionError(refused);
            }
            follow();
        }
        return List.copyOf(turns);
    }

    private void follow() {
        for (List<Effect> drained = effects.drain(); !drained.isEmpty(); drained = effects.drain()) {
            for (Effect effect : drained) {
                if (effect instanceof Effect.AssessTurn assess) {
                    work.assess(assess.turn(), new CancelToken(), new Answers(assess.assessment()));
                } else if (effect instanceof Effect.Send send) {
                    see(send);
                }
            }
        }
    }

    private void see(Effect.Send sent) {
        if (sent.event() instanceof BufferEvent.SpeechStarted started) {
            startMs = started.audioStartMs();
        } else if (sent.event() instanceof BufferEvent.SpeechStopped stopped) {
            turns.add(new Turn(startMs, stopped.audioEndMs(), words));
            words = "";
        }
    }

    private final class Answers implements AssessmentListener {
        private final AssessmentId id;

        private Answers(AssessmentId id) {
            this.id = id;
        }

        @Override
        public void onTone(TurnTone tone) {
            taking.onTone(id, tone);
        }

        @Override
        public void onTranscript(Transcript transcript) {
            words = transcript.text();
            taking.onWords(id, transcript);
        }

        @Override
        public void onFailed(SpeechTrouble trouble, String message) {
            words = "";
            taking.onNoWords(id, true, message);
        }
    }

    @Override
    public void onInterruption() {
        // nobody answers
    }

    @Override
    public void onTurnAnnounced(ItemId item) {
        // these turns meet no items of others
    }

    @Override
    public void onUtterance(Utterance utterance, boolean wantsAnswer) {
        // seen by its event
    }

    @Override
    public void onWords(ItemId item, Transcript heard, double audioSeconds) {
        // seen when they came
    }

    @Override
    public void onNoWords(ItemId item, boolean unintelligible, String message) {
        // seen when they did not come
    }
}
