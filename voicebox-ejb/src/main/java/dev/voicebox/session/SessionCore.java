package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.voicebox.conversation.CallerItems;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.conversation.ItemDesk;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.limit.Budget;
import dev.voicebox.response.Mind;
import dev.voicebox.response.ResponseDesk;
import dev.voicebox.session.client.CallerDesk;
import dev.voicebox.session.client.ClientDesk;
import dev.voicebox.session.client.SessionCard;
import dev.voicebox.session.remains.RemainsDesk;
import dev.voicebox.turn.GlanceDesk;
import dev.voicebox.turn.TurnTaking;

/**
 * A whole conversation without any I/O: a message and the time go in, effects come out. Wires the desks together and
 * passes each message to the one it concerns.
 */
public final class SessionCore {
    private final Effects effects = new Effects();
    private final SessionProfile profile;
    private final Budget budget;
    private final ItemDesk items;
    private final ResponseDesk responses;
    private final TurnTaking turns;
    private final TalkDesk talk;
    private final SessionCard card;
    private final ClientDesk client;
    private final ResultDesk results;
    private final LifeDesk life;
    private final UsageBeat beat;
    private final RemainsDesk remains;

    /** What a core is made of beside its profile. */
    public record Parts(Ids ids, Ears ears, Budget budget, Mind mind) {

        /** With a model of the usual size, and ears that do not glance and hear every language. */
        public Parts(Ids ids, SpeechProbability ear, Budget budget) {
            this(
                    ids,
                    new Ears(ear, () -> false, language -> true),
                    budget,
                    new Mind(() -> LanguageModel.USUAL_CONTEXT_TOKENS));
        }
    }

    /**
     * How the caller is heard.
     *
     * @param activity closed by whoever made it
     * @param canGlance whether what a turn says can be told before its end
     * @param hears whether the language of an ISO 639-1 code can be put into words
     */
    public record Ears(SpeechProbability activity, BooleanSupplier canGlance, Predicate<String> hears) {}

    public SessionCore(SessionProfile profile, Parts parts) {
        Conversation conversation = new Conversation();
        profile.past().items().forEach(conversation::append);
        CallerItems callerItems = new CallerItems(conversation, effects);
        this.profile = profile;
        this.budget = parts.budget();
        this.responses = new ResponseDesk(
                conversation,
                profile.conversation(parts.ids()),
                new ResponseDesk.Means(parts.ids(), effects, parts.budget(), parts.mind()));
        this.items = new ItemDesk(conversation, parts.ids(), effects, callerItems);
        this.talk = new TalkDesk(effects, callerItems, responses);
        GlanceDesk glances = new GlanceDesk(effects, parts.ears().canGlance());
        TurnTaking.Ears ears = new TurnTaking.Ears(parts.ears().activity(), glances);
        this.turns = new TurnTaking(parts.ids(), effects, ears, talk);
        talk.join(turns);
        this.card = new SessionCard(profile.id(), profile.extension(), effects);
        CallerDesk caller = new CallerDesk(turns, callerItems, parts.ears().hears());
        this.client = new ClientDesk(profile.config(), card, effects, new ClientDesk.Desks(caller, items, responses));
        this.results = new ResultDesk(responses, turns, new ResultDesk.Callers(glances, callerItems.words()));
        this.life = new LifeDesk(profile, effects, responses);
        this.beat = new UsageBeat(effects);
        this.remains = new RemainsDesk(conversation, effects);
        profile.past().left().ifPresent(left -> {
            conversation.calls().restore();
            if (left.remains().hasSpoken(profile.past().items())) {
                responses.spokeBefore();
            }
        });
    }

    /** The session begins. */
    public List<Effect> begin(Instant now) {
        Instant expires = profile.expires(now);
        card.expiresAt(expires.getEpochSecond());
        responses.at(now);
        client.begin();
        profile.past().left().ifPresent(left -> {
            effects.add(new Effect.Replay());
            remains.close(left.remains(), new ServerEvent.RateLimitsUpdated(budget.limits(now)));
        });
        effects.send(new ServerEvent.RateLimitsUpdated(budget.limits(now)));
        Duration left = Duration.between(now, expires);
        life.begin(left.isNegative() ? Duration.ZERO : left);
        beat.begin(now);
        return effects.drain();
    }

    public List<Effect> step(SessionMessage message, Instant now) {
        if (life.isOver()) {
            return List.of();
        }
        responses.at(now);
        if (message instanceof SessionMessage.Reattached client) {
            greet(client, now);
        } else if (!beat.takes(message, now)) {
            handle(message);
        }
        life.onStep();
        if (life.isOver()) {
            beat.end(now);
        }
        return effects.drain();
    }

    boolean isOver() {
        return life.isOver();
    }

    /** Results that came after what they were asked for had ended. */
    public long staleResults() {
        return results.stale();
    }

    /** The session is shown, then what was missed, then what the budget has now. */
    private void greet(SessionMessage.Reattached back, Instant now) {
        life.onReattached();
        client.greet(back.extension());
        effects.add(new Effect.Replay());
        effects.send(new ServerEvent.RateLimitsUpdated(budget.limits(now)));
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
        } else if (message instanceof SessionMessage.ItemRefused refused) {
            items.refused(refused.item());
            // Nobody will put its sound into words any more.
            responses.wordsLost(refused.item(), "What was said could not be stored. Say it again later.");
        } else if (message instanceof SessionMessage.AudioLoaded loaded) {
            items.audioLoaded(loaded.item(), loaded.audio(), loaded.eventId());
        } else if (message instanceof SessionMessage.ForAssessment found) {
            results.deliver(found);
        } else if (message instanceof SessionMessage.BudgetDecided decided) {
            results.deliver(decided);
        } else if (message instanceof SessionMessage.BudgetSettled settled) {
            effects.sendOf(settled.response(), new ServerEvent.RateLimitsUpdated(settled.limits()));
        } else {
            handleWords(message);
        }
    }

    private void handleWords(SessionMessage message) {
        if (message instanceof SessionMessage.Glanced glanced) {
            results.deliver(glanced);
        } else if (message instanceof SessionMessage.WordsGrew grown) {
            results.deliver(grown);
        } else if (message instanceof SessionMessage.Transcribed heard) {
            effects.meter().heard(heard.audioSeconds());
            talk.onWords(heard.item(), heard.transcript(), heard.audioSeconds());
        } else if (message instanceof SessionMessage.TranscriptionFailed failed) {
            talk.onNoWords(failed.item(), failed.unintelligible(), failed.message());
        } else {
            handleLife(message);
        }
    }

    private void handleLife(SessionMessage message) {
        if (message instanceof SessionMessage.ClientGone gone) {
            life.onClientGone(gone.code());
        } else if (message instanceof SessionMessage.OwnershipLost) {
            life.onOwnershipLost();
        } else if (message instanceof SessionMessage.StopRequested) {
            life.onStopRequested();
        } else if (message instanceof SessionMessage.EndRequested end) {
            life.onEndRequested(end.why());
        } else if (message instanceof SessionMessage.TimerFired fired) {
            onTimer(fired.name());
        }
    }

    private void onTimer(String name) {
        if (life.isDetached()) {
            // Who is not there is not silent.
            turns.stopWaiting();
        }
        if (!turns.onTimer(name)) {
            life.onTimer(name);
        }
    }
}
