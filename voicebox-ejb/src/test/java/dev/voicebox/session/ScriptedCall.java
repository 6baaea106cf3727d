package dev.voicebox.session;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.EffectHandler;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.SessionId;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.job.glance.GlanceId;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.limit.ScriptedBudget;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.protocol.grammar.StreamCheck;
import dev.voicebox.response.Mind;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.ServerEventWriter;

/**
 * A whole conversation on virtual time: a caller, a model and a voice that follow a script, around the real core. The
 * caller's audio is appended in 20 ms pieces; the voice makes 60 ms of sound a character, in 100 ms pieces, four times
 * faster than real time.
 */
final class ScriptedCall implements EffectHandler<Void> {
    static final SessionId ID = new SessionId("sess_scripted0123456789ABC");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ServerEventWriter WRITER = new ServerEventWriter();
    private static final int PIECE_MS = 20;
    private static final int SOUND_MS_PER_CHARACTER = 60;
    private static final int SOUND_PIECE_MS = 100;
    private static final int SOUND_PIECE_TAKES_MS = 25;
    /** How long a budget elsewhere takes to decide. */
    private static final Duration ASKED = Duration.ofMillis(3);

    final VirtualTime time = new VirtualTime();
    final ScriptedBudget budget = new ScriptedBudget();
    final List<ServerEvent> events = new ArrayList<>();
    final List<Long> moments = new ArrayList<>();
    final List<ModelRequest> asked = new ArrayList<>();
    final List<Item> stored = new ArrayList<>();
    /** All that was said to be used. */
    UsageAmounts used = UsageAmounts.NONE;

    /** What the record of tool calls is told. */
    final List<String> noted = new ArrayList<>();

    final Deque<ScriptedAnswer> answers = new ArrayDeque<>();
    final Deque<String> heard = new ArrayDeque<>();
    final SessionCore core;
    final StreamCheck stream = new StreamCheck();

    Duration transcription = Duration.ofMillis(50);
    /** How long it takes to find out what was said before a pause; {@code null}: for ever. */
    Duration assessment = Duration.ofMillis(100);
    /** A voice that says nothing either way. */
    TurnTone tone = new TurnTone(true, -4, -1.2, 3.5);

    boolean toneComes = true;
    /** What every engine says that is asked at a pause, or {@code null} when it hears the words. */
    SessionMessage.WordsMissed trouble;

    Duration storage = Duration.ZERO;
    /** Then nothing is taken for storage. */
    boolean storageFull;

    /** What is decided about what answers say and call, when they are looked at. */
    Function<Matter, Decision> policy = matter -> Decision.allowed("granted", "scripted");

    Duration deciding = Duration.ofMillis(1);
    final List<Matter> judged = new ArrayList<>();

    final List<ItemId> forgotten = new ArrayList<>();
    boolean voiceFails;
    /** Then it takes 100 ms a letter and 1.2 s a hyphen, and says so. */
    boolean voiceTellsWords;

    int closedWith;
    /** What is heard in a turn so far. */
    Function<TranscribeOrder, String> words = order -> String.join(" ", this.turn);

    /** Whether what is said so far can be looked at; each look takes 100 ms. */
    boolean earsGlance;

    /** What is made out at each look, the next first; nothing when there is no more. */
    final Deque<String> glances = new ArrayDeque<>();

    final List<TranscribeOrder> glanced = new ArrayList<>();
    private final Set<GlanceId> droppedGlances = new HashSet<>();
    final List<TranscribeOrder> assessed = new ArrayList<>();
    final List<Effect.KeepAudio> kept = new ArrayList<>();
    final List<TranscribeOrder> transcribed = new ArrayList<>();
    String closedBecause;
    private final Set<ResponseId> stopped = new HashSet<>();
    private final Set<ResponseId> stoppedModels = new HashSet<>();
    private final Set<AssessmentId> dropped = new HashSet<>();
    private final List<String> turn = new ArrayList<>();
    private final Ids eventIds = new Ids(new Random(9));

    ScriptedCall() {
        this(SessionConfig.defaults("gpt-realtime"));
    }

    ScriptedCall(SessionConfig config) {
        this(config, LanguageModel.USUAL_CONTEXT_TOKENS);
    }

    ScriptedCall(SessionConfig config, int contextTokens) {
        this(config, new Mind(() -> contextTokens));
    }

    ScriptedCall(SessionConfig config, Mind mind) {
        SessionProfile profile = new SessionProfile(
                ID,
                new TenantId("tenant"),
                new ProjectId("project"),
                config,
                Duration.ofMinutes(60),
                Duration.ofSeconds(25),
                null);
        core = new SessionCore(
                profile,
                new SessionCore.Parts(
                        new Ids(new Random(7)),
                        new SessionCore.Ears(new AudibleSpeech(), () -> earsGlance, language -> !language.equals("xx")),
                        budget,
                        mind));
        perform(core.begin(time.instant()));
    }

    ScriptedCall updates(String session) {
        return says(new ClientEvent.SessionUpdate(null, json(session)));
    }

    ScriptedCall writes(String text) {
        Item item =
                new Item.Message(null, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(text)));
        return says(new ClientEvent.ItemCreate(null, null, item));
    }

    ScriptedCall asksForAnAnswer() {
        return asksForAnAnswer("{}");
    }

    ScriptedCall asksForAnAnswer(String overrides) {
        return says(new ClientEvent.ResponseCreate(null, json(overrides), null));
    }

    ScriptedCall says(ClientEvent event) {
        happens(new SessionMessage.ClientSpoke(event));
        settle();
        return this;
    }

    /** The caller speaks, or is silent, from now on for so many ms of real time. */
    ScriptedCall speaks(long ms, String words) {
        heard.add(words);
        turn.add(words);
        return appends(ms, (byte) 1);
    }

    ScriptedCall isSilent(long ms) {
        return appends(ms, (byte) 0);
    }

    ScriptedCall waits(long ms) {
        time.runUntil(time.nowMs() + ms);
        return this;
    }

    /** The types of the events so far, each run of equal deltas as one. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (ServerEvent event : events) {
            boolean repeated = event.type().endsWith(".delta")
                    && !story.isEmpty()
                    && story.get(story.size() - 1).equals(event.type());
            if (!repeated) {
                story.add(event.type());
            }
        }
        return story;
    }

    <T extends ServerEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends ServerEvent> T last(Class<T> type) {
        List<T> all = all(type);
        return all.get(all.size() - 1);
    }

    void forget() {
        events.clear();
        moments.clear();
    }

    void happens(SessionMessage message) {
        perform(core.step(message, time.instant()));
    }

    /** Whatever is due at this very moment happens before the next word of the script. */
    private void settle() {
        time.runUntil(time.nowMs());
    }

    private ScriptedCall appends(long ms, byte sample) {
        byte[] piece = new byte[(int) AudioFormat.PCM.bytes(PIECE_MS)];
        Arrays.fill(piece, sample);
        for (long passed = 0; passed < ms; passed += PIECE_MS) {
            waits(PIECE_MS);
            says(new ClientEvent.AudioAppend(null, piece));
        }
        return this;
    }

    private void perform(List<Effect> effects) {
        effects.forEach(effect -> effect.accept(this));
    }

    private void later(Duration delay, SessionMessage message) {
        time.after(delay, () -> happens(message));
    }

    @Override
    public Void onSend(Effect.Send effect) {
        if (effect.event() instanceof BufferEvent.Committed) {
            turn.clear();
        }
        stream.see(WRITER.write(eventIds.nextEvent(), effect.event()));
        events.add(effect.event());
        moments.add(time.nowMs());
        return null;
    }

    @Override
    public Void onStoreItem(Effect.StoreItem effect) {
        stored.add(effect.item());
        ItemId item = effect.item().id();
        later(storage, storageFull ? new SessionMessage.ItemRefused(item) : new SessionMessage.ItemStored(item));
        return null;
    }

    @Override
    public Void onForgetItem(Effect.ForgetItem effect) {
        forgotten.add(effect.item());
        return null;
    }

    @Override
    public Void onKeepAudio(Effect.KeepAudio effect) {
        kept.add(effect);
        return null;
    }

    @Override
    public Void onCutAudio(Effect.CutAudio effect) {
        return null;
    }

    @Override
    public Void onLoadAudio(Effect.LoadAudio effect) {
        later(
                Duration.ofMillis(1),
                new SessionMessage.AudioLoaded(effect.item(), new byte[] {1, 2, 3, 4}, effect.eventId()));
        return null;
    }

    @Override
    public Void onTranscribe(Effect.Transcribe effect) {
        transcribed.add(effect.order());
        ItemId item = effect.item();
        String words = heard.isEmpty() ? "something" : heard.poll();
        later(
                transcription,
                words == null || words.isEmpty()
                        ? new SessionMessage.TranscriptionFailed(item, true, "no words could be made out")
                        : new SessionMessage.Transcribed(item, Transcript.of(words), 1.0));
        return null;
    }

    @Override
    public Void onDropTranscription(Effect.DropTranscription effect) {
        return null;
    }

    @Override
    public Void onAssessTurn(Effect.AssessTurn effect) {
        AssessmentId id = effect.assessment();
        assessed.add(effect.turn());
        if (toneComes) {
            unlessDropped(Duration.ofMillis(10), id, new SessionMessage.ToneHeard(id, tone));
        }
        if (assessment != null) {
            unlessDropped(assessment, id, found(id, words.apply(effect.turn())));
        }
        return null;
    }

    @Override
    public Void onDropAssessment(Effect.DropAssessment effect) {
        dropped.add(effect.assessment());
        return null;
    }

    @Override
    public Void onGlanceAtTurn(Effect.GlanceAtTurn effect) {
        glanced.add(effect.soFar());
        String text = glances.isEmpty() ? "" : glances.poll();
        time.after(Duration.ofMillis(100), () -> {
            if (!droppedGlances.contains(effect.glance())) {
                happens(new SessionMessage.Glanced(effect.glance(), text));
            }
        });
        return null;
    }

    @Override
    public Void onDropGlance(Effect.DropGlance effect) {
        droppedGlances.add(effect.glance());
        return null;
    }

    @Override
    public Void onAskModel(Effect.AskModel effect) {
        asked.add(effect.request());
        ScriptedAnswer answer = answers.isEmpty() ? ScriptedAnswer.says("Yes, of course.") : answers.poll();
        ResponseId response = effect.response();
        Duration at = answer.firstToken();
        for (String token : answer.tokens()) {
            unlessModelStopped(at, response, new SessionMessage.ModelText(response, token));
            at = at.plus(answer.tokenGap());
        }
        if (answer.call() != null) {
            ScriptedAnswer.Call call = answer.call();
            int half = call.arguments().length() / 2;
            unlessModelStopped(at, response, new SessionMessage.ModelCalled(response, 0, call.callId(), call.name()));
            unlessModelStopped(
                    at,
                    response,
                    new SessionMessage.ModelArguments(
                            response, 0, call.arguments().substring(0, half)));
            unlessModelStopped(
                    at,
                    response,
                    new SessionMessage.ModelArguments(
                            response, 0, call.arguments().substring(half)));
        }
        unlessModelStopped(
                at,
                response,
                answer.failure() == null
                        ? new SessionMessage.ModelFinished(
                                response, answer.call() == null ? FinishReason.STOP : FinishReason.TOOL_CALLS)
                        : new SessionMessage.ModelFailed(
                                response, new ModelFailure(ModelFailure.Kind.PROVIDER, "scripted", answer.failure())));
        return null;
    }

    @Override
    public Void onSpeak(Effect.Speak effect) {
        ResponseId response = effect.response();
        int chunk = effect.order().chunk();
        if (voiceFails) {
            unlessStopped(
                    Duration.ofMillis(30), response, new SessionMessage.SpeechFailed(response, chunk, "no voice"));
            return null;
        }
        List<SpokenPiece.Word> words = voiceTellsWords ? words(effect.order().text()) : List.of();
        long soundMs = words.isEmpty()
                ? (long) effect.order().text().strip().length() * SOUND_MS_PER_CHARACTER
                : words.get(words.size() - 1).endMs();
        Duration at = Duration.ofMillis(30);
        for (long made = 0; made < soundMs; made += SOUND_PIECE_MS) {
            long piece = Math.min(SOUND_PIECE_MS, soundMs - made);
            byte[] sound = new byte[(int) effect.order().format().bytes(piece)];
            unlessStopped(
                    at,
                    response,
                    new SessionMessage.SoundMade(
                            response, chunk, new SpokenPiece(sound, made == 0 ? words : List.of())));
            at = at.plusMillis(SOUND_PIECE_TAKES_MS);
        }
        unlessStopped(at, response, new SessionMessage.ChunkSpoken(response, chunk));
        return null;
    }

    private static List<SpokenPiece.Word> words(String text) {
        List<SpokenPiece.Word> words = new ArrayList<>();
        Matcher word = Pattern.compile("\\S+").matcher(text);
        long at = 0;
        while (word.find()) {
            at += word.group().chars().map(c -> c == '-' ? 1_200 : 100).sum();
            words.add(new SpokenPiece.Word(word.end(), at));
        }
        return words;
    }

    @Override
    public Void onStopWork(Effect.StopWork effect) {
        stopped.add(effect.response());
        return null;
    }

    @Override
    public Void onStopModel(Effect.StopModel effect) {
        stoppedModels.add(effect.response());
        return null;
    }

    @Override
    public Void onAskBudget(Effect.AskBudget effect) {
        budget.ask(
                effect.tokens(), verdict -> later(ASKED, new SessionMessage.BudgetDecided(effect.response(), verdict)));
        return null;
    }

    @Override
    public Void onSettleBudget(Effect.SettleBudget effect) {
        budget.settle(
                effect.grant(),
                effect.tokens(),
                limits -> later(ASKED, new SessionMessage.BudgetSettled(effect.response(), limits)));
        return null;
    }

    @Override
    public Void onJudge(Effect.Judge effect) {
        judged.add(effect.matter());
        if (deciding != null) {
            later(
                    deciding,
                    new SessionMessage.Judged(effect.response(), effect.matter(), policy.apply(effect.matter())));
        }
        return null;
    }

    @Override
    public Void onStartTimer(Effect.StartTimer effect) {
        later(effect.delay(), new SessionMessage.TimerFired(effect.name()));
        return null;
    }

    @Override
    public Void onClose(Effect.Close effect) {
        closedWith = effect.code();
        closedBecause = effect.reason();
        return null;
    }

    @Override
    public Void onReplay(Effect.Replay effect) {
        return null;
    }

    @Override
    public Void onLetGo(Effect.LetGo effect) {
        return null;
    }

    @Override
    public Void onNoteToolCall(Effect.NoteToolCall effect) {
        noted.add((effect.denied() ? "denied " : "called ") + effect.call().callId());
        return null;
    }

    @Override
    public Void onNoteToolResult(Effect.NoteToolResult effect) {
        noted.add("answered " + effect.result().callId());
        return null;
    }

    private SessionMessage found(AssessmentId id, String heardWords) {
        return trouble == null
                ? new SessionMessage.WordsHeard(id, Transcript.of(heardWords))
                : new SessionMessage.WordsMissed(id, trouble.unintelligible(), trouble.message());
    }

    private void unlessDropped(Duration delay, AssessmentId id, SessionMessage message) {
        time.after(delay, () -> {
            if (!dropped.contains(id)) {
                happens(message);
            }
        });
    }

    private void unlessModelStopped(Duration delay, ResponseId response, SessionMessage message) {
        time.after(delay, () -> {
            if (!stopped.contains(response) && !stoppedModels.contains(response)) {
                happens(message);
            }
        });
    }

    private void unlessStopped(Duration delay, ResponseId response, SessionMessage message) {
        time.after(delay, () -> {
            if (!stopped.contains(response)) {
                happens(message);
            }
        });
    }

    @Override
    public Void onMeter(Effect.Meter effect) {
        used = used.plus(effect.amounts());
        return null;
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
