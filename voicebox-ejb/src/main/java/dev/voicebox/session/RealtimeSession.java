package dev.voicebox.session;

import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.observe.LogSubject;

/** A live session: brings messages to its core one at a time and performs what the core decides. Decides nothing. */
final class RealtimeSession implements SessionHandle, Effect.Handler<Void> {
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class.getName());

    private final SessionProfile profile;
    private final SessionWorld world;
    private final SessionCore core;
    private final Ids ids;
    private final SpeechProbability ear;
    private final ClientChannel channel;
    private final Runnable onEnd;
    private final Mailbox<SessionMessage> mailbox;
    private final SessionAudio audio;
    private final RunningWork work = new RunningWork();
    private final FailureLog failures;
    private final RunningTimers timers;
    private boolean over;

    RealtimeSession(
            SessionProfile profile,
            SessionWorld world,
            SessionCore.Parts parts,
            ClientChannel channel,
            Runnable onEnd) {
        this.profile = profile;
        this.failures = new FailureLog(profile.id(), work);
        this.world = world;
        this.core = new SessionCore(profile, parts);
        this.ids = parts.ids();
        this.ear = parts.ear();
        this.channel = channel;
        this.onEnd = onEnd;
        this.mailbox = new Mailbox<>(world.executor(), message -> LogSubject.of(id(), () -> handle(message)));
        this.timers = new RunningTimers(world.timers(), mailbox::offer);
        this.audio = new SessionAudio(profile.id(), world.audio(), mailbox::offer);
    }

    /** Says {@code session.created}; to be called once, before any message. */
    void begin() {
        core.begin(world.clock().instant()).forEach(effect -> effect.accept(this));
    }

    @Override
    public SessionId id() {
        return profile.id();
    }

    @Override
    public void offer(ClientEvent event) {
        mailbox.offer(new SessionMessage.ClientSpoke(event));
    }

    @Override
    public void refuse(ProtocolError error) {
        mailbox.offer(new SessionMessage.ClientRefused(error));
    }

    @Override
    public void writable(boolean writable) {
        mailbox.offer(new SessionMessage.ClientWritable(writable));
    }

    @Override
    public void disconnected(int code) {
        mailbox.offer(new SessionMessage.ClientGone(code));
    }

    /** The server stops: running answers may end first. */
    void stop() {
        mailbox.offer(new SessionMessage.StopRequested());
    }

    private void handle(SessionMessage message) {
        failures.note(message);
        if (message instanceof SessionMessage.ForItem words) {
            work.forget(words.item());
        }
        try {
            core.step(message, world.clock().instant()).forEach(effect -> effect.accept(this));
        } catch (RuntimeException bug) {
            LOG.log(
                    Level.SEVERE,
                    "session " + id() + ": a message of type "
                            + message.getClass().getSimpleName() + " could not be handled",
                    bug);
            channel.send(
                    ids.nextEvent(),
                    new ServerEvent.Failure(ProtocolError.server(
                            ErrorCode.INTERNAL_ERROR,
                            "The server had an error while handling this. The session goes on.")));
        }
        if (message instanceof SessionMessage.ClientGone) {
            end();
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        work.stopAll();
        timers.stopAll();
        ear.close();
        audio.close();
        world.store().close(id());
        onEnd.run();
    }

    @Override
    public Void onSend(Effect.Send effect) {
        channel.send(ids.nextEvent(), effect.event());
        if (effect.event() instanceof ResponseEvent.Done done) {
            work.forget(done.response());
        }
        return null;
    }

    @Override
    public Void onStoreItem(Effect.StoreItem effect) {
        ItemId item = effect.item().id();
        Runnable stored = () -> mailbox.offer(new SessionMessage.ItemStored(item));
        world.store().store(id(), effect.item(), effect.previous(), stored);
        return null;
    }

    @Override
    public Void onForgetItem(Effect.ForgetItem effect) {
        work.stop(effect.item());
        world.store().forget(id(), effect.item());
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
        TranscribeOrder order = effect.order();
        double seconds = order.format().millis(order.audio().length) / 1000.0;
        world.speech().transcribe(order, work.of(effect.item()), new WordsEar(effect.item(), seconds, mailbox::offer));
        return null;
    }

    @Override
    public Void onDropTranscription(Effect.DropTranscription effect) {
        work.stop(effect.item());
        return null;
    }

    @Override
    public Void onAssessTurn(Effect.AssessTurn effect) {
        TurnEar turn = new TurnEar(effect.assessment(), mailbox::offer);
        world.speech().assess(effect.turn(), work.of(effect.assessment()), turn);
        return null;
    }

    @Override
    public Void onDropAssessment(Effect.DropAssessment effect) {
        work.stop(effect.assessment());
        return null;
    }

    @Override
    public Void onAskModel(Effect.AskModel effect) {
        ModelEar answer = new ModelEar(effect.response(), mailbox::offer);
        LanguageModel model = world.models().apply(profile.tenant());
        CancelToken token = work.ofModel(effect.response());
        try {
            ModelCall call = model.stream(effect.request(), answer);
            token.onCancel(call::cancel);
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "session " + id() + ": the model could not be asked", bug);
            answer.onFailed(new ModelFailure(
                    ModelFailure.Kind.PROVIDER, model.provider(), "The language model could not be asked."));
        }
        return null;
    }

    @Override
    public Void onSpeak(Effect.Speak effect) {
        VoiceEar voice = new VoiceEar(effect.response(), effect.order().chunk(), mailbox::offer);
        world.speech().speak(effect.order(), work.ofVoice(effect.response()), voice);
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
    public Void onStartTimer(Effect.StartTimer effect) {
        timers.start(effect);
        return null;
    }

    @Override
    public Void onClose(Effect.Close effect) {
        channel.close(effect.code(), effect.reason());
        end();
        return null;
    }
}
