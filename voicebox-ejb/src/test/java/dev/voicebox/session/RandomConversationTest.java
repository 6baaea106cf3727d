package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.job.glance.GlanceId;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.policy.Decision;
import dev.voicebox.protocol.grammar.StreamCheck;
import dev.voicebox.response.Mind;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.session.line.Attachment;
import dev.voicebox.tenant.Asker;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tool.ToolRounds;
import dev.voicebox.wire.ServerEventWriter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million random steps: everything that can happen to a session, in any order, results late, early, doubled or for
 * answers that have ended. The invariants hold in each of them.
 */
class RandomConversationTest {
    private static final ServerEventWriter WRITER = new ServerEventWriter();
    private static final int STEPS_PER_SEED = 250_000;
    private static final int STEPS_PER_SESSION = 400;
    private static final int STEPS_BETWEEN_BEATS = 30;
    /** So that something falls out of the context now and then. */
    private static final int SMALL_WINDOW = 200;

    private static final byte[] SPEECH = filled(1);
    private static final byte[] SILENCE = filled(0);
    private static final byte[] PAUSE = new byte[48 * 300];

    private long steps;
    private long responses;
    private long stale;
    private long assessments;
    private long glances;
    private long toldEarly;
    private long timeouts;
    private long results;
    private long refusedResults;
    private long refusals;
    private long writtenPieces;
    private long returns;
    private UsageAmounts used = UsageAmounts.NONE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyInterleavingKeepsThePromises(long seed) {
        Random random = new Random(seed);
        while (steps < STEPS_PER_SEED) {
            new Walk(random).run();
        }
        System.out.printf(
                "random conversations, seed %d: %,d steps, %,d answers, %,d assessments, %,d glances, %,d words told"
                        + " before the end, %,d idle timeouts, %,d results of calls, %,d more refused,"
                        + " %,d stale results dropped%n",
                seed, steps, responses, assessments, glances, toldEarly, timeouts, results, refusedResults, stale);
        assertThat(results).as("calls get their results").isGreaterThan(200);
        assertThat(refusedResults).as("some calls are answered twice").isGreaterThan(100);
        assertThat(glances).as("turns are glanced at").isGreaterThan(100);
        assertThat(toldEarly).as("words are told early").isGreaterThan(10);
        assertThat(assessments).as("the walk does pause").isGreaterThan(500);
        assertThat(timeouts).as("the walk is idle at times").isGreaterThan(10);
        assertThat(returns).as("clients come back").isGreaterThan(1_000);
        assertThat(refusals).as("stores are refused").isGreaterThan(500);
        assertThat(writtenPieces)
                .as("some answers that are only read are decided upon")
                .isGreaterThan(100);
        assertThat(responses).isGreaterThan(1_000);
        assertThat(used.tokens().estimated()).as("tokens that nobody counted").isBetween(1L, used.inputTokens());
        assertThat(used.audioOutMs()).as("sound is sent").isGreaterThan(5_000);
        assertThat(stale).as("the walk does hand in late results").isPositive();
    }

    /** One session from its beginning to its end. */
    private final class Walk {
        private final Random random;
        private final boolean transcribes;
        private final boolean reviewed;
        private final SessionCore core;
        private final ConversationInvariants invariants = new ConversationInvariants();
        private final MeteredConversation metered = new MeteredConversation(Instant.EPOCH);
        private final PassedWords passed = new PassedWords();
        private final StreamCheck stream = new StreamCheck();
        private final Ids eventIds = new Ids(new Random(9));
        private final List<ItemId> toStore = new ArrayList<>();
        private final List<ItemId> toTranscribe = new ArrayList<>();
        private final List<ResponseId> askedModels = new ArrayList<>();
        private final List<Effect.Speak> speaking = new ArrayList<>();
        private final List<Effect.Judge> undecided = new ArrayList<>();
        private final List<ItemId> known = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private final List<AssessmentId> asked = new ArrayList<>();
        private final List<AssessmentId> unheard = new ArrayList<>();
        private final List<GlanceId> looks = new ArrayList<>();
        private final List<String> timers = new ArrayList<>();
        private Instant now = Instant.EPOCH;

        private Walk(Random random) {
            this.random = random;
            this.transcribes = random.nextInt(10) == 0;
            this.reviewed = random.nextBoolean();
            SessionProfile profile = new SessionProfile(
                    ScriptedCall.ID,
                    new TenantId("tenant"),
                    new ProjectId("project"),
                    transcribes ? TranscriptionConfig.defaults() : SessionConfig.defaults("gpt-realtime"),
                    Duration.ofMinutes(60),
                    Duration.ofSeconds(25),
                    Duration.ofMinutes(5),
                    SessionPast.NONE,
                    null,
                    Asker.SERVER);
            core = new SessionCore(
                    profile,
                    new SessionCore.Parts(
                            new Ids(new Random(random.nextLong())),
                            new SessionCore.Ears(new AudibleSpeech(), () -> true, language -> true),
                            new MinuteBudget(1_000_000, Long.MAX_VALUE),
                            new Mind(() -> SMALL_WINDOW, Mind.APOLOGY, ToolRounds.USUAL, reviewed)));
            take(core.begin(now));
            happens(spoken(new ClientEvent.SessionUpdate(null, ScriptedCall.json(someSettings()))));
        }

        private void run() {
            for (int i = 0; i < STEPS_PER_SESSION; i++) {
                now = now.plusMillis(random.nextInt(50));
                happens(anything());
                if (i % STEPS_BETWEEN_BEATS == 0) {
                    happens(new SessionMessage.TimerFired(UsageBeat.TIMER));
                }
            }
            settle();
            happens(new SessionMessage.ClientGone(1000));
            stream.end();
            invariants.atTheEnd();
            metered.atTheEnd(now);
            used = used.plus(metered.told());
            assertThat(transcribes && invariants.responses() > 0)
                    .as("nothing is answered in a transcription")
                    .isFalse();
            responses += invariants.responses();
            writtenPieces += passed.written();
            stale += core.staleResults();
            assessments += asked.size();
            glances += looks.size();
            toldEarly += invariants.toldEarly();
            timeouts += invariants.timeouts();
            results += invariants.results();
            refusedResults += invariants.refusedResults();
        }

        /** Everything that is owed is delivered, so that what was begun can end. */
        private void settle() {
            happens(spoken(new ClientEvent.AudioClear(null)));
            happens(spoken(new ClientEvent.ResponseCancel(null, null)));
            while (!toStore.isEmpty() || !toTranscribe.isEmpty() || !unheard.isEmpty()) {
                if (!unheard.isEmpty()) {
                    happens(new SessionMessage.WordsHeard(unheard.remove(0), Transcript.of("words")));
                } else if (!toStore.isEmpty()) {
                    happens(storedOrNot(toStore.remove(0)));
                } else {
                    happens(new SessionMessage.Transcribed(toTranscribe.remove(0), Transcript.of("words"), 1));
                }
            }
        }

        private void happens(SessionMessage message) {
            steps++;
            metered.see(message);
            passed.see(message);
            take(core.step(message, now));
        }

        private void take(List<Effect> effects) {
            for (Effect effect : effects) {
                invariants.see(effect);
                metered.see(effect);
                if (reviewed) {
                    passed.see(effect);
                }
                if (effect instanceof Effect.Send send) {
                    stream.see(WRITER.write(eventIds.nextEvent(), send.event()));
                } else if (effect instanceof Effect.StoreItem store) {
                    toStore.add(store.item().id());
                    known.add(store.item().id());
                    if (store.item() instanceof Item.FunctionCall call) {
                        calls.add(call.callId());
                    }
                } else if (effect instanceof Effect.Transcribe transcribe) {
                    toTranscribe.add(transcribe.item());
                } else if (effect instanceof Effect.AssessTurn assess) {
                    asked.add(assess.assessment());
                    unheard.add(assess.assessment());
                } else if (effect instanceof Effect.GlanceAtTurn glance) {
                    looks.add(glance.glance());
                } else if (effect instanceof Effect.StartTimer timer
                        && !timer.name().equals("expiry")
                        && !timer.name().startsWith("window-")
                        && !timer.name().equals(UsageBeat.TIMER)) {
                    timers.add(timer.name());
                } else if (effect instanceof Effect.AskModel ask) {
                    askedModels.add(ask.response());
                } else if (effect instanceof Effect.Speak speak) {
                    speaking.add(speak);
                } else if (effect instanceof Effect.Judge judge) {
                    undecided.add(judge);
                }
            }
        }

        private SessionMessage anything() {
            if (!undecided.isEmpty() && random.nextInt(4) == 0) {
                return decided();
            }
            if (random.nextInt(100) == 0) {
                return comesOrGoes();
            }
            int choice = random.nextInt(104);
            if (choice < 30) {
                return fromModel();
            }
            if (choice < 55) {
                return fromVoice();
            }
            if (choice < 65 && !toStore.isEmpty()) {
                return storedOrNot(toStore.remove(random.nextInt(toStore.size())));
            }
            if (choice < 70 && !toTranscribe.isEmpty()) {
                return transcribed(toTranscribe.remove(random.nextInt(toTranscribe.size())));
            }
            if (choice < 75 && !asked.isEmpty()) {
                return foundOut();
            }
            if (choice < 78 && !timers.isEmpty()) {
                return new SessionMessage.TimerFired(recent(timers));
            }
            if (choice < 80) {
                return new SessionMessage.ClientWritable(random.nextBoolean());
            }
            if (choice >= 102 && !looks.isEmpty()) {
                return new SessionMessage.Glanced(recent(looks), soFar());
            }
            if (choice >= 100) {
                return new SessionMessage.WordsGrew(someItem(), soFar());
            }
            return fromClient();
        }

        /** A client that comes twice has displaced the first; one that goes twice was never there. */
        private SessionMessage comesOrGoes() {
            if (random.nextInt(3) == 0) {
                return new SessionMessage.ClientGone(1006);
            }
            returns++;
            Lease lease = new Lease(
                    new SessionKey(new TenantId("tenant"), new ProjectId("project"), ScriptedCall.ID), returns + 1);
            return new SessionMessage.Reattached(
                    Attachment.again(lease, new RecordingChannel(), "event_before"),
                    ScriptedCall.json("{\"resume_token\":\"rt\",\"gateway\":\"here\",\"resumed\":true}"));
        }

        /** More or less of something, or something else. */
        private String soFar() {
            return switch (random.nextInt(5)) {
                case 0 -> "";
                case 1 -> "turn off";
                case 2 -> "some words";
                case 3 -> "Some words, said";
                default -> "some words said so far.";
            };
        }

        /** About this turn, about one that is over, twice, or never. */
        private SessionMessage foundOut() {
            AssessmentId id = recent(asked);
            if (random.nextInt(3) == 0) {
                return new SessionMessage.ToneHeard(
                        id,
                        new TurnTone(random.nextBoolean(), random.nextGaussian() * 10, random.nextGaussian() * 3, 4));
            }
            unheard.remove(id);
            return switch (random.nextInt(4)) {
                case 0 -> new SessionMessage.WordsMissed(id, random.nextBoolean(), "no");
                case 1 -> new SessionMessage.WordsHeard(id, Transcript.of("turn on the"));
                default -> new SessionMessage.WordsHeard(id, Transcript.of("stop"));
            };
        }

        /** Late as it comes, it may be a refusal, of an item or of a change of one. */
        private SessionMessage storedOrNot(ItemId item) {
            boolean stored = random.nextInt(8) > 0;
            invariants.settled(item, stored);
            if (stored) {
                return new SessionMessage.ItemStored(item);
            }
            refusals++;
            return new SessionMessage.ItemRefused(item);
        }

        private SessionMessage transcribed(ItemId item) {
            return random.nextInt(10) == 0
                    ? new SessionMessage.TranscriptionFailed(item, random.nextBoolean(), "no")
                    : new SessionMessage.Transcribed(item, Transcript.of("some words"), 1);
        }

        private SessionMessage fromModel() {
            if (askedModels.isEmpty()) {
                return fromClient();
            }
            ResponseId response = recent(askedModels);
            return switch (random.nextInt(8)) {
                case 0 -> new SessionMessage.ModelFinished(response, FinishReason.STOP);
                case 1 -> new SessionMessage.ModelCalled(response, random.nextInt(2), someNewCall(), "look_up");
                case 2 -> new SessionMessage.ModelArguments(response, random.nextInt(2), "{}");
                case 3 ->
                    random.nextInt(6) == 0
                            ? new SessionMessage.ModelFailed(
                                    response, new ModelFailure(ModelFailure.Kind.PROVIDER, "random", "gone"))
                            : new SessionMessage.ModelText(response, "and ");
                default -> new SessionMessage.ModelText(response, random.nextInt(3) == 0 ? "Then. " : "some words ");
            };
        }

        private SessionMessage fromVoice() {
            if (speaking.isEmpty()) {
                return fromModel();
            }
            Effect.Speak speak = recent(speaking);
            int chunk = speak.order().chunk();
            return switch (random.nextInt(6)) {
                case 0, 1 -> new SessionMessage.ChunkSpoken(speak.response(), chunk);
                case 2 ->
                    random.nextInt(8) == 0
                            ? new SessionMessage.SpeechFailed(speak.response(), chunk, "no")
                            : new SessionMessage.ChunkSpoken(speak.response(), chunk);
                default -> new SessionMessage.SoundMade(speak.response(), chunk, new SpokenPiece(new byte[480]));
            };
        }

        /** Most often soon, sometimes late and out of order, once in a while twice. */
        private SessionMessage decided() {
            int at = random.nextInt(undecided.size());
            Effect.Judge judge = random.nextInt(20) == 0 ? undecided.get(at) : undecided.remove(at);
            Decision decision = switch (random.nextInt(12)) {
                case 0 -> Decision.denied("by chance", "random");
                case 1 -> new Decision(Decision.Outcome.ALLOWED, "", Optional.of("other words "), "random");
                default -> Decision.allowed("by chance", "random");
            };
            return new SessionMessage.Judged(judge.response(), judge.matter(), decision);
        }

        private <T> T recent(List<T> list) {
            int back = Math.min(list.size(), 1 + random.nextInt(6));
            return list.get(list.size() - back);
        }

        private SessionMessage fromClient() {
            return spoken(
                    switch (random.nextInt(16)) {
                        case 0, 1, 2 -> new ClientEvent.AudioAppend(null, SPEECH);
                        case 3, 4 -> new ClientEvent.AudioAppend(null, SILENCE);
                        case 5 -> new ClientEvent.AudioAppend(null, PAUSE);
                        case 6 -> new ClientEvent.AudioCommit(null);
                        case 7 ->
                            random.nextInt(4) == 0
                                    ? new ClientEvent.AudioClear(null)
                                    : new ClientEvent.ResponseCancel(null, null);
                        case 8 -> new ClientEvent.ItemCreate(null, null, text());
                        case 9 -> new ClientEvent.ItemDelete(null, someItem());
                        case 10 -> new ClientEvent.ItemTruncate(null, someItem(), 0, random.nextInt(40));
                        case 11 -> new ClientEvent.SessionUpdate(null, ScriptedCall.json(someSettings()));
                        case 12 -> new ClientEvent.ItemCreate(null, null, result());
                        case 13 ->
                            new ClientEvent.ItemCreate(null, null, random.nextInt(4) == 0 ? broughtCall() : result());
                        default ->
                            new ClientEvent.ResponseCreate(null, ScriptedCall.json(someOverrides()), someInput());
                    });
        }

        private SessionMessage spoken(ClientEvent event) {
            return new SessionMessage.ClientSpoke(event);
        }

        private Item text() {
            return new Item.Message(
                    null, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText("hello")));
        }

        /** Now and then one that the model has used before. */
        private String someNewCall() {
            return calls.isEmpty() || random.nextInt(4) > 0 ? "call_" + steps : recent(calls);
        }

        /** Of a call that has one, has none, is deleted or was never made; now and then under the id of an item. */
        private Item result() {
            String callId = calls.isEmpty() || random.nextInt(10) == 0 ? "call_unknown" : recent(calls);
            return new Item.FunctionCallOutput(random.nextInt(10) == 0 ? someItem() : null, callId, "done");
        }

        private Item broughtCall() {
            return new Item.FunctionCall(null, Item.Status.COMPLETED, someNewCall(), "look_up", "{}");
        }

        private ItemId someItem() {
            return known.isEmpty() ? new ItemId("item_unknown") : recent(known);
        }

        private String someSettings() {
            return transcribes ? someSettingsOfATranscription() : someSettingsOfAConversation();
        }

        private String someSettingsOfATranscription() {
            return switch (random.nextInt(3)) {
                case 0 -> "{\"type\":\"transcription\",\"audio\":{\"input\":{\"turn_detection\":null}}}";
                case 1 -> "{\"type\":\"transcription\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}";
                default ->
                    "{\"type\":\"transcription\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\""
                            + (random.nextBoolean() ? "semantic_vad" : "server_vad") + "\"}}}}";
            };
        }

        private String someSettingsOfAConversation() {
            return switch (random.nextInt(11)) {
                case 0 -> "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":null}}}";
                case 1 -> "{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}";
                case 2 ->
                    "{\"type\":\"realtime\",\"output_modalities\":[\"audio\"],\"audio\":{\"input\":"
                            + "{\"transcription\":{\"model\":\"any\"}}}}";
                case 3, 4, 5 ->
                    "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"semantic_vad\","
                            + "\"eagerness\":\"" + (random.nextBoolean() ? "high" : "medium") + "\"}}}}";
                case 6, 7 ->
                    "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\","
                            + "\"silence_duration_ms\":200,\"idle_timeout_ms\":5000}}}}";
                case 8 -> "{\"type\":\"realtime\",\"truncation\":\"disabled\"}";
                case 9 ->
                    "{\"type\":\"realtime\",\"truncation\":{\"type\":\"retention_ratio\",\"retention_ratio\":0.5}}";
                default ->
                    "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\","
                            + "\"silence_duration_ms\":100,\"interrupt_response\":" + random.nextBoolean() + "}}}}";
            };
        }

        private String someOverrides() {
            return switch (random.nextInt(6)) {
                case 0 -> "{\"conversation\":\"none\"}";
                case 1 -> "{\"conversation\":\"none\",\"max_output_tokens\":2}";
                case 2 -> "{\"max_output_tokens\":3,\"parallel_tool_calls\":false}";
                default -> "{}";
            };
        }

        private List<Item> someInput() {
            return switch (random.nextInt(6)) {
                case 0 -> List.of(text(), spokenItem());
                case 1 -> List.of(new Item.Reference(someItem()));
                default -> null;
            };
        }

        private Item spokenItem() {
            return new Item.Message(
                    null,
                    Item.Role.USER,
                    Item.Status.COMPLETED,
                    List.of(new ContentPart.InputAudio(null, new byte[4_800])));
        }
    }

    private static byte[] filled(int value) {
        byte[] audio = new byte[48 * 100];
        Arrays.fill(audio, (byte) value);
        return audio;
    }
}
