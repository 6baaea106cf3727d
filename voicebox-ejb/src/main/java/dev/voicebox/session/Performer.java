package dev.voicebox.session;

import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.effect.Effect;
import dev.voicebox.effect.EffectHandler;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.Asker;
import dev.voicebox.journal.CrashPoints;
import dev.voicebox.journal.SessionJournal;
import dev.voicebox.limit.Budget;
import dev.voicebox.resume.StateChange;
import dev.voicebox.session.line.ClientOutlet;

/** Performs what a session's core decides, and knows what runs for it. For the session's own thread only. */
final class Performer implements EffectHandler<Void> {
    private final ClientOutlet outlet;
    private final RunningWork work = new RunningWork();
    private final FailureLog failures;
    private final RunningTimers timers;
    private final SessionAudio audio;
    private final SessionSpeech speech;
    private final SessionModel model;
    private final SessionTools tools;
    private final SessionPolicy policy;
    private final SessionStore store;
    private final SessionDiary diary;
    private final SessionBudget budget;
    private final Parting parting;

    /** Of this session alone. */
    record Partners(ClientOutlet outlet, Budget budget) {}

    /** @param mailbox takes results, on any thread */
    Performer(SessionProfile profile, SessionWorld world, Partners partners, Consumer<SessionMessage> mailbox) {
        this.budget = new SessionBudget(partners.budget(), mailbox);
        this.outlet = partners.outlet();
        this.failures = new FailureLog(profile.id(), work);
        this.timers = new RunningTimers(world.timers(), mailbox);
        this.audio = new SessionAudio(profile.id(), world.audio(), mailbox);
        Asker asker = new Asker(profile.tenant(), profile.id().value(), true);
        this.speech = new SessionSpeech(world.speech().askedBy(asker), work, mailbox);
        this.model = new SessionModel(profile.id(), () -> world.models().apply(asker), mailbox);
        SessionJournal journal = new SessionJournal(
                new SessionJournal.Owner(profile.tenant(), profile.project(), profile.id()),
                world.clock(),
                world.journal(),
                profile.past().records());
        this.tools = new SessionTools(journal, world.toolArguments(), profile.past());
        this.policy = new SessionPolicy(profile, world.policy(), mailbox);
        this.store = new SessionStore(profile, journal, mailbox);
        this.diary = new SessionDiary(journal);
        this.parting = new Parting(outlet, store, tools);
    }

    void begin() {
        store.began();
    }

    /** To be told of a message before it is acted on. */
    void note(SessionMessage message) {
        failures.note(message);
        if (message instanceof SessionMessage.ForItem words) {
            work.forget(words.item());
        } else if (message instanceof SessionMessage.Glanced told) {
            work.forget(told.glance());
        } else if (message instanceof SessionMessage.ClientGone gone) {
            store.endsBecause(gone);
            outlet.detach();
        } else if (message instanceof SessionMessage.AllWritten) {
            parting.offer();
        }
    }

    void perform(List<Effect> effects) {
        effects.forEach(effect -> effect.accept(this));
    }

    /** A client has come back to a session that is over by now. */
    void refuse() {
        parting.refuse();
    }

    /** Stops everything that runs and lets go of everything that is kept. */
    void stop() {
        work.stopAll();
        timers.stopAll();
        audio.close();
        parting.complete();
    }

    @Override
    public Void onSend(Effect.Send effect) {
        send(effect.event());
        if (effect.event() instanceof ResponseEvent.Done done) {
            failures.note(done);
            work.forget(done.response());
        }
        return null;
    }

    void send(ServerEvent event) {
        boolean acknowledges = event instanceof ItemEvent.Done;
        if (acknowledges) {
            CrashPoints.reach("before-ack");
        }
        outlet.send(event);
        diary.note(event);
        if (acknowledges) {
            CrashPoints.reach("after-ack");
        }
    }

    @Override
    public Void onStoreItem(Effect.StoreItem effect) {
        outlet.note(new StateChange.ItemPut(effect.item(), effect.previous()));
        store.put(effect.item(), effect.previous());
        return null;
    }

    @Override
    public Void onForgetItem(Effect.ForgetItem effect) {
        work.stop(effect.item());
        store.drop(effect.item());
        audio.forget(effect.item());
        return null;
    }

    @Override
    public Void onKeepAudio(Effect.KeepAudio effect) {
        audio.keep(effect);
        return null;
    }

    @Override
    public Void onCutAudio(Effect.CutAudio effect) {
        audio.cut(effect);
        return null;
    }

    @Override
    public Void onLoadAudio(Effect.LoadAudio effect) {
        audio.load(effect);
        return null;
    }

    @Override
    public Void onTranscribe(Effect.Transcribe effect) {
        speech.transcribe(effect);
        return null;
    }

    @Override
    public Void onDropTranscription(Effect.DropTranscription effect) {
        work.stop(effect.item());
        return null;
    }

    @Override
    public Void onAssessTurn(Effect.AssessTurn effect) {
        speech.assess(effect);
        return null;
    }

    @Override
    public Void onDropAssessment(Effect.DropAssessment effect) {
        work.stop(effect.assessment());
        return null;
    }

    @Override
    public Void onGlanceAtTurn(Effect.GlanceAtTurn effect) {
        speech.glance(effect);
        return null;
    }

    @Override
    public Void onDropGlance(Effect.DropGlance effect) {
        work.stop(effect.glance());
        return null;
    }

    @Override
    public Void onAskModel(Effect.AskModel effect) {
        model.ask(effect, work.ofModel(effect.response()));
        return null;
    }

    @Override
    public Void onSpeak(Effect.Speak effect) {
        speech.speak(effect);
        return null;
    }

    @Override
    public Void onStopWork(Effect.StopWork effect) {
        work.stop(effect.response());
        return null;
    }

    @Override
    public Void onStopModel(Effect.StopModel effect) {
        work.stopModel(effect.response());
        return null;
    }

    @Override
    public Void onJudge(Effect.Judge effect) {
        policy.judge(effect);
        return null;
    }

    @Override
    public Void onAskBudget(Effect.AskBudget effect) {
        budget.ask(effect);
        return null;
    }

    @Override
    public Void onSettleBudget(Effect.SettleBudget effect) {
        budget.settle(effect);
        return null;
    }

    @Override
    public Void onStartTimer(Effect.StartTimer effect) {
        timers.start(effect);
        return null;
    }

    @Override
    public Void onClose(Effect.Close effect) {
        parting.close(effect);
        return null;
    }

    @Override
    public Void onReplay(Effect.Replay effect) {
        outlet.replay();
        return null;
    }

    @Override
    public Void onLetGo(Effect.LetGo effect) {
        parting.letGo(effect);
        return null;
    }

    @Override
    public Void onNoteToolCall(Effect.NoteToolCall effect) {
        tools.note(effect);
        return null;
    }

    @Override
    public Void onNoteToolResult(Effect.NoteToolResult effect) {
        tools.note(effect);
        return null;
    }

    @Override
    public Void onMeter(Effect.Meter effect) {
        store.used(effect);
        budget.meter(effect);
        return null;
    }
}
