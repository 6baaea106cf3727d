package dev.voicebox.session;

import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

import dev.voicebox.conversation.CallerItems;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.conversation.ItemDesk;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.Transcript;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.limit.Budget;
import dev.voicebox.response.ResponseDesk;
import dev.voicebox.session.client.CallerDesk;
import dev.voicebox.session.client.ClientDesk;
import dev.voicebox.session.client.SessionCard;
import dev.voicebox.turn.TurnListener;
import dev.voicebox.turn.TurnTaking;
import dev.voicebox.turn.Utterance;

/**
 * A whole conversation without any I/O: a message and the time go in, effects come out. Wires the desks together and
 * passes each message to the one it concerns.
 */
public final class SessionCore implements TurnListener, ResponseDesk.Listener {
    private static final String EXPIRY = "expiry";
    private static final String PATIENCE = "patience";

    private final Effects effects = new Effects();
    private final Conversation conversation = new Conversation();
    private final SessionProfile profile;
    private final Budget budget;
    private final CallerItems callerItems;
    private final ItemDesk items;
    private final ResponseDesk responses;
    private final TurnTaking turns;
    private final SessionCard card;
    private final ClientDesk client;
    private final ResultDesk results;

    private SessionLifecycle.State lifecycle = SessionLifecycle.initial();

    /**
     * What a core is made of beside its profile.
     *
     * @param contextTokens that the model reads and writes together
     */
    public record Parts(Ids ids, SpeechProbability ear, Budget budget, IntSupplier contextTokens) {

        /** With a model of the usual size. */
        public Parts(Ids ids, SpeechProbability ear, Budget budget) {
            this(ids, ear, budget, () -> LanguageModel.USUAL_CONTEXT_TOKENS);
        }
    }

    public SessionCore(SessionProfile profile, Parts parts) {
        this.profile = profile;
        this.budget = parts.budget();
        this.callerItems = new CallerItems(conversation, effects);
        this.responses = new ResponseDesk(
                conversation,
                parts.ids().nextConversation(),
                new ResponseDesk.Means(parts.ids(), effects, parts.budget(), parts.contextTokens()));
        this.items = new ItemDesk(conversation, parts.ids(), effects, callerItems);
        this.card = new SessionCard(profile.id(), profile.extension(), effects);
        this.turns = new TurnTaking(parts.ids(), effects, parts.ear(), this);
        this.client = new ClientDesk(
                profile.config(),
                card,
                effects,
                new ClientDesk.Desks(new CallerDesk(turns, callerItems), items, responses));
        this.results = new ResultDesk(responses, turns);
        responses.tell(this);
    }

    /** The session begins. */
    public List<Effect> begin(Instant now) {
        card.expiresAt(now.plus(profile.maxDuration()).getEpochSecond());
        client.begin();
        effects.send(new ServerEvent.RateLimitsUpdated(budget.limits(now)));
        effects.add(new Effect.StartTimer(EXPIRY, profile.maxDuration()));
        return effects.drain();
    }

    public List<Effect> step(SessionMessage message, Instant now) {
        if (lifecycle instanceof SessionLifecycle.Closed) {
            return List.of();
        }
        responses.at(now);
        handle(message);
        if (lifecycle instanceof SessionLifecycle.Draining && !isBusy()) {
            live(new SessionLifecycle.AnswersFinished());
        }
        return effects.drain();
    }

    /** Results that came after what they were asked for had ended. */
    public long staleResults() {
        return results.stale();
    }

    @Override
    public void onInterruption() {
        responses.interrupt();
    }

    @Override
    public void onUtterance(Utterance utterance, boolean wantsAnswer) {
        callerItems.enterUtterance(utterance.item(), utterance.format(), utterance.audio(), utterance.heard());
        if (wantsAnswer) {
            try {
                responses.answerTurn();
            } catch (ProtocolViolation refusal) {
                effects.send(new ServerEvent.Failure(refusal.error()));
            }
        }
    }

    @Override
    public void onWords(ItemId item, Transcript words, double audioSeconds) {
        transcribed(new SessionMessage.Transcribed(item, words, audioSeconds));
    }

    @Override
    public void onNoWords(ItemId item, boolean unintelligible, String message) {
        transcriptionFailed(new SessionMessage.TranscriptionFailed(item, unintelligible, message));
    }

    @Override
    public void onAnswerBegan() {
        turns.onAnswerBegan();
    }

    @Override
    public void onAnswerEnded(long playbackMs) {
        turns.onAnswerEnded(playbackMs);
    }

    /** An answer has ended for its client only when it was told so. */
    private boolean isBusy() {
        return responses.isBusy() || effects.isHolding();
    }

    private void handle(SessionMessage message) {
        if (message instanceof SessionMessage.ForResponse result) {
            results.deliver(result);
        } else if (message instanceof SessionMessage.ClientSpoke spoke) {
            client.hear(spoke.event());
        } else if (message instanceof SessionMessage.ClientRefused refused) {
            effects.send(new ServerEvent.Failure(refused.error()));
        } else if (message instanceof SessionMessage.ClientWritable writable) {
            responses.writable(writable.writable());
        } else if (message instanceof SessionMessage.ItemStored stored) {
            effects.stored(stored.item());
        } else if (message instanceof SessionMessage.AudioLoaded loaded) {
            items.audioLoaded(loaded.item(), loaded.audio());
        } else if (message instanceof SessionMessage.Transcribed heard) {
            transcribed(heard);
        } else if (message instanceof SessionMessage.TranscriptionFailed failed) {
            transcriptionFailed(failed);
        } else if (message instanceof SessionMessage.ForAssessment found) {
            results.deliver(found);
        } else {
            handleLife(message);
        }
    }

    private void handleLife(SessionMessage message) {
        if (message instanceof SessionMessage.ClientGone) {
            live(new SessionLifecycle.ClientGone());
        } else if (message instanceof SessionMessage.StopRequested) {
            live(new SessionLifecycle.StopRequested(isBusy()));
        } else if (message instanceof SessionMessage.TimerFired fired && !turns.onTimer(fired.name())) {
            live(
                    fired.name().equals(EXPIRY)
                            ? new SessionLifecycle.Expired(profile.expiry())
                            : new SessionLifecycle.PatienceOver());
        }
    }

    private void transcribed(SessionMessage.Transcribed heard) {
        callerItems.transcribed(heard.item(), heard.transcript(), heard.audioSeconds());
        responses.wordsKnown(heard.item(), heard.transcript().text());
    }

    private void transcriptionFailed(SessionMessage.TranscriptionFailed failed) {
        ItemId item = failed.item();
        callerItems.transcriptionFailed(item, failed.unintelligible(), failed.message());
        if (failed.unintelligible()) {
            responses.wordsKnown(item, "");
        } else {
            responses.wordsLost(item, failed.message());
        }
    }

    private void live(SessionLifecycle.Input input) {
        SessionLifecycle.Step step = SessionLifecycle.next(lifecycle, input);
        lifecycle = step.state();
        step.decisions().forEach(this::perform);
    }

    private void perform(SessionLifecycle.Decision decision) {
        if (decision instanceof SessionLifecycle.AnnounceExpiry expiry) {
            effects.send(
                    new ServerEvent.Failure(ProtocolError.invalid(ErrorCode.SESSION_EXPIRED, expiry.words(), null)));
        } else if (decision instanceof SessionLifecycle.WaitForAnswers) {
            responses.endAfterThese();
            effects.add(new Effect.StartTimer(PATIENCE, profile.drainPatience()));
        } else if (decision instanceof SessionLifecycle.End) {
            responses.cancelAll();
        } else if (decision instanceof SessionLifecycle.CloseSocket close) {
            effects.add(new Effect.Close(close.code(), close.reason()));
        }
    }
}
