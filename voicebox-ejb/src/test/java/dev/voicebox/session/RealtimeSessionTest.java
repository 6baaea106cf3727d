package dev.voicebox.session;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** A live session on the test's own thread: what it performs, and what it lets go of. */
class RealtimeSessionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TEXT = "{\"output_modalities\":[\"text\"]}";
    private static final String MANUAL = "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":null}}}";

    @TempDir
    private Path temp;

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final ScriptedWork work = new ScriptedWork();
    private final RecordingChannel channel = new RecordingChannel();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<LogRecord> log = new ArrayList<>();
    private final Logger logger = Logger.getLogger(RealtimeSession.class.getName());
    private final Handler listener = new RecordingLog(log);
    private boolean ready = true;
    private LocalConversations conversations;

    @BeforeEach
    void begin() {
        SessionWorld world = new SessionWorld(
                Runnable::run,
                timers,
                Clock.fixed(NOW, ZoneOffset.UTC),
                work,
                tenant -> work,
                journal,
                new AudioKeeping(temp, 1_000_000, Runnable::run),
                arguments -> "0".repeat(64));
        conversations = new LocalConversations(
                SessionSettings.DEFAULTS, world, tenant -> new MinuteBudget(100, 1_000_000), () -> ready);
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void end() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
        timers.shutdownNow();
    }

    @Test
    void aSessionBeginsWithItsConfigurationAndEndsAnHourLaterAtTheLatest() throws ProtocolViolation {
        SessionHandle session = open();

        assertThat(channel.wire).containsExactly("session.created", "rate_limits.updated");
        ServerEvent.SessionCreated created =
                channel.all(ServerEvent.SessionCreated.class).get(0);
        assertThat(created.session().path("id").textValue())
                .isEqualTo(session.id().value());
        assertThat(created.session().path("expires_at").longValue()).isEqualTo(NOW.getEpochSecond() + 3_600);
        assertThat(timers.getQueue()).as("its end, and what it used").hasSize(2);
    }

    @Test
    void whatWasUsedIsInTheJournalBeforeTheEndOfTheSession() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(writes("hello"));
        session.offer(new ClientEvent.ResponseCreate(null, ScriptedCall.json("{}"), null));
        session.disconnected(1000);

        assertThat(journal.all(JournalRecord.Used.class))
                .extracting(used -> used.amounts().requests())
                .containsExactly(1L);
        assertThat(journal.records().get(journal.records().size() - 1)).isInstanceOf(JournalRecord.SessionEnded.class);
    }

    @Test
    void everyEventHasAnIdOfItsOwn() throws ProtocolViolation {
        open().offer(writes("hello"));

        assertThat(channel.eventIds).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id.startsWith("event_"));
    }

    @Test
    void aBugInOneMessageIsToldOnceAndTheSessionGoesOn() throws ProtocolViolation {
        SessionHandle session = open();
        work.earBreaks = true;
        session.offer(new ClientEvent.AudioAppend(null, new byte[9_600]));

        assertThat(channel.all(ServerEvent.Failure.class))
                .extracting(ServerEvent.Failure::error)
                .containsExactly(ProtocolError.server(
                        ErrorCode.INTERNAL_ERROR, "The server had an error while handling this. The session goes on."));
        assertThat(log).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(line.getMessage())
                    .isEqualTo("session " + session.id() + ": a message of type ClientSpoke could not be handled");
        });
        session.offer(writes("still there"));
        assertThat(channel.wire).endsWith("conversation.item.added", "conversation.item.done");
    }

    @Test
    void aModelThatCallsWithoutEndIsToldToTheOperator() throws ProtocolViolation {
        SessionHandle session = open();
        for (int round = 0; round < SessionSettings.DEFAULTS.toolRounds(); round++) {
            session.offer(asks(TEXT));
            work.answers.get(round).onToolCall(0, "call_" + round, "look_up");
            work.answers.get(round).onFinished(FinishReason.TOOL_CALLS);
        }
        assertThat(log).isEmpty();
        session.offer(asks(TEXT));
        work.answers.get(SessionSettings.DEFAULTS.toolRounds()).onText("I could not find it.");
        work.answers.get(SessionSettings.DEFAULTS.toolRounds()).onFinished(FinishReason.STOP);

        assertThat(log).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getParameters()[1].toString()).contains("voicebox.tools.max-rounds");
        });
    }

    @Test
    void aModelThatFailsIsToldToTheOperatorToo() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks(TEXT));
        work.answers.get(0).onFailed(new ModelFailure(ModelFailure.Kind.TIMEOUT, "scripted", "It was too slow."));

        assertThat(channel.wire).endsWith("response.done", "rate_limits.updated");
        assertThat(log).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getParameters()).containsExactly(session.id(), "It was too slow.");
        });
    }

    @Test
    void aRefusedEventIsAnswered() throws ProtocolViolation {
        ProtocolError error = ProtocolError.invalid(ErrorCode.INVALID_JSON, "That was not JSON.", null);
        open().refuse(error);

        assertThat(channel.all(ServerEvent.Failure.class)).containsExactly(new ServerEvent.Failure(error));
        assertThat(log).isEmpty();
    }

    @Test
    void aClientThatLeavesReleasesEverything() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(new ClientEvent.SessionUpdate(null, ScriptedCall.json(MANUAL)));
        session.offer(new ClientEvent.AudioAppend(null, new byte[600_000]));
        session.offer(new ClientEvent.AudioCommit(null));
        work.transcripts.get(0).onTranscript(Transcript.of("hello"));
        session.offer(asks("{}"));
        work.answers.get(0).onText("One sentence is here. ");
        assertThat(conversations.openSessions()).isEqualTo(1);
        session.disconnected(1006);
        session.disconnected(1006);

        assertThat(work.cancelledCalls).isEqualTo(1);
        assertThat(work.tokens)
                .as("of the words that are known, and of the voice")
                .extracting(CancelToken::isCancelled)
                .containsExactly(false, true);
        assertThat(timers.getQueue()).allMatch(timer -> ((Future<?>) timer).isCancelled());
        assertThat(work.earClosed).isTrue();
        assertThat(journal.all(JournalRecord.SessionEnded.class))
                .extracting(ended -> ended.stamp().session(), JournalRecord.SessionEnded::reason)
                .containsExactly(tuple(session.id(), EndReason.CONNECTION_LOST));
        assertThat(temp).isEmptyDirectory();
        assertThat(conversations.openSessions()).isZero();
    }

    @Test
    void aLookAtATurnIsTakenBackWhenTheTurnOrTheSessionEnds() throws ProtocolViolation {
        work.glances = new ArrayList<>();
        SessionHandle session = open();
        session.offer(new ClientEvent.SessionUpdate(null, ScriptedCall.json(MANUAL)));
        session.offer(new ClientEvent.SessionUpdate(
                null,
                ScriptedCall.json(
                        "{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}")));
        session.offer(new ClientEvent.AudioAppend(null, new byte[50_000]));
        work.glances.get(0).onGlance("turn on");
        session.offer(new ClientEvent.AudioAppend(null, new byte[50_000]));
        session.offer(new ClientEvent.AudioClear(null));
        session.offer(new ClientEvent.AudioAppend(null, new byte[50_000]));
        session.disconnected(1000);

        assertThat(work.tokens)
                .as("of the look that was answered, and of two that were not")
                .extracting(CancelToken::isCancelled)
                .containsExactly(false, true, true);
    }

    @Test
    void nothingIsSaidToAClientThatHasLeft() throws ProtocolViolation {
        SessionHandle session = open();
        session.disconnected(1000);
        int said = channel.wire.size();
        session.offer(writes("anyone there"));
        session.refuse(ProtocolError.missing("type"));
        session.writable(true);

        assertThat(channel.wire).hasSize(said);
    }

    @Test
    void aCancelledAnswerStopsTheModelAndTheVoice() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks("{}"));
        work.answers.get(0).onText("One sentence is here. ");
        session.offer(new ClientEvent.ResponseCancel(null, null));

        assertThat(work.cancelledCalls).isEqualTo(1);
        assertThat(work.tokens).allMatch(CancelToken::isCancelled);
        assertThat(channel.wire).endsWith("response.done", "rate_limits.updated");
    }

    @Test
    void aModelThatWritesTooMuchIsStoppedWhileTheVoiceGoesOn() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks("{\"max_output_tokens\":8}"));
        work.answers.get(0).onText("One sentence is here. ");
        work.answers.get(0).onText("And here is another one, which is far too long for that.");

        assertThat(work.cancelledCalls).isEqualTo(1);
        assertThat(work.tokens).isNotEmpty().noneMatch(CancelToken::isCancelled);
        assertThat(channel.all(ResponseEvent.Done.class)).isEmpty();
    }

    @Test
    void resultsThatComeTooLateAreDropped() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks("{}"));
        work.answers.get(0).onText("One sentence is here. ");
        session.offer(new ClientEvent.ResponseCancel(null, null));
        int said = channel.wire.size();
        work.answers.get(0).onText("and more");
        work.answers.get(0).onFinished(FinishReason.STOP);
        work.answers.get(0).onFailed(new ModelFailure(ModelFailure.Kind.TIMEOUT, "scripted", "It was too slow."));
        work.voices.get(0).onAudio(new SpokenPiece(new byte[480]));
        work.voices.get(0).onDone();

        assertThat(channel.wire).hasSize(said);
        assertThat(log).isEmpty();
    }

    @Test
    void aLostVoiceIsReportedOnceAnAnswerWithoutTheText() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks("{}"));
        work.answers.get(0).onText("A secret sentence. And another one. ");
        work.voices.get(0).onFailed(SpeechTrouble.ENGINE, "The speech engine mary failed; try again.");
        work.voices.get(1).onFailed(SpeechTrouble.ENGINE, "The speech engine mary failed; try again.");
        work.answers.get(0).onFinished(FinishReason.STOP);

        assertThat(channel.all(ResponseEvent.Done.class)).hasSize(1);
        assertThat(log).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getParameters()[1].toString())
                    .isEqualTo("the rest of an answer goes out as text: The speech engine mary failed; try again.");
        });
        assertThat(work.voices).as("nothing more is ordered").hasSize(2);
    }

    @Test
    void anAnswerThatEndedByItselfIsNotCancelledLater() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks(TEXT));
        work.answers.get(0).onText("Done.");
        work.answers.get(0).onFinished(FinishReason.STOP);
        assertThat(channel.all(ResponseEvent.Done.class).get(0).view().status())
                .isEqualTo(new ResponseStatus.Completed());

        session.disconnected(1000);
        assertThat(work.cancelledCalls).isZero();
    }

    @Test
    void theSoundOfAnItemComesBackWhenItIsRetrieved() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(new ClientEvent.SessionUpdate(null, ScriptedCall.json(MANUAL)));
        byte[] sound = new byte[4_800];
        sound[7] = 7;
        session.offer(new ClientEvent.AudioAppend(null, sound));
        session.offer(new ClientEvent.AudioCommit(null));
        ItemId id = channel.all(ItemEvent.Done.class).get(0).item().id();
        session.offer(new ClientEvent.ItemRetrieve(null, id));

        Item.Message item =
                (Item.Message) channel.all(ItemEvent.Retrieved.class).get(0).item();
        assertThat(((ContentPart.InputAudio) item.content().get(0)).audio()).isEqualTo(sound);
    }

    @Test
    void anItemWhoseSoundCannotBeReadBackIsRetrievedWithoutIt() throws ProtocolViolation {
        SessionHandle session = open();
        ItemId id = new ItemId("spoken");
        session.offer(new ClientEvent.ItemCreate(null, null, speaks(id, ItemAudio.TAIL_BYTES + 2)));
        // A file that is read by an interrupted thread is closed.
        Thread.currentThread().interrupt();
        session.offer(new ClientEvent.ItemRetrieve(null, id));
        assertThat(Thread.interrupted()).isTrue();

        Item.Message item =
                (Item.Message) channel.all(ItemEvent.Retrieved.class).get(0).item();
        assertThat(((ContentPart.InputAudio) item.content().get(0)).audio()).isNull();
        assertThat(log)
                .singleElement()
                .satisfies(
                        line -> assertThat(line.getMessage()).endsWith("audio of an item is lost for later retrieval"));
    }

    @Test
    void aTruncatedAnswerIsRetrievedWithTheSoundThatWasHeard() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks("{}"));
        work.answers.get(0).onText("One two. ");
        work.voices.get(0).onAudio(new SpokenPiece(sound(480), List.of(new SpokenPiece.Word(3, 5))));
        work.voices.get(0).onAudio(new SpokenPiece(sound(960), List.of(new SpokenPiece.Word(8, 30))));
        ItemId answer = channel.all(ItemEvent.Added.class).get(0).item().id();

        session.offer(new ClientEvent.ItemTruncate(null, answer, 0, 12));
        work.voices.get(0).onAudio(new SpokenPiece(sound(4_800)));
        work.voices.get(0).onDone();
        work.answers.get(0).onFinished(FinishReason.STOP);
        session.offer(new ClientEvent.ItemRetrieve(null, answer));

        Item.Message item =
                (Item.Message) channel.all(ItemEvent.Retrieved.class).get(0).item();
        byte[] all = new byte[1_440];
        System.arraycopy(sound(480), 0, all, 0, 480);
        System.arraycopy(sound(960), 0, all, 480, 960);
        ContentPart.OutputAudio part = (ContentPart.OutputAudio) item.content().get(0);
        assertThat(part.transcript()).isEqualTo("One");
        assertThat(part.audio()).as("12 ms").isEqualTo(Arrays.copyOf(all, 12 * 48));
        assertThat(channel.all(ResponseEvent.AudioDelta.class))
                .as("all was sent")
                .hasSize(3);
    }

    private static byte[] sound(int bytes) {
        byte[] sound = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            sound[i] = (byte) (bytes + i);
        }
        return sound;
    }

    @Test
    void aDeletedItemIsForgotten() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(writes("hello"));
        ItemId id = channel.all(ItemEvent.Done.class).get(0).item().id();
        session.offer(new ClientEvent.ItemDelete(null, id));

        assertThat(journal.all(JournalRecord.ItemDropped.class))
                .extracting(JournalRecord.ItemDropped::item)
                .containsExactly(id);
        assertThat(channel.wire).endsWith("conversation.item.deleted");
    }

    @Test
    void aDeletedItemIsNotPutIntoWords() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(new ClientEvent.ItemCreate(null, null, speaks(new ItemId("first"))));
        session.offer(new ClientEvent.ItemCreate(null, null, speaks(new ItemId("second"))));
        session.offer(new ClientEvent.ItemDelete(null, new ItemId("first")));

        assertThat(work.tokens).extracting(CancelToken::isCancelled).containsExactly(true, false);
    }

    @Test
    void whatWasSpokenForACancelledAnswerIsNotPutIntoWords() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(new ClientEvent.ItemCreate(null, null, speaks(null)));
        session.offer(new ClientEvent.ResponseCreate(null, ScriptedCall.json(TEXT), List.of(speaks(null))));
        session.offer(new ClientEvent.ResponseCancel(null, null));

        assertThat(work.tokens).extracting(CancelToken::isCancelled).containsExactly(false, true);
    }

    @Test
    void wordsThatAreKnownAreNotStoppedLater() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(new ClientEvent.ItemCreate(null, null, speaks(null)));
        work.transcripts.get(0).onTranscript(Transcript.of("hello"));
        session.disconnected(1000);

        assertThat(work.tokens).noneMatch(CancelToken::isCancelled);
    }

    @Test
    void aModelThatIsNotServedIsRefusedWithThoseThatAre() {
        ProtocolViolation refused = catchThrowableOfType(
                ProtocolViolation.class, () -> conversations.open(request("gpt-5", null), channel));

        assertThat(refused.error().type()).isEqualTo(ErrorType.INVALID_REQUEST);
        assertThat(refused.error().code()).isEqualTo(ErrorCode.INVALID_MODEL);
        assertThat(refused.error().param()).isEqualTo("model");
        assertThat(refused.error().message())
                .startsWith("Model 'gpt-5' is not served here. Served are: gpt-realtime, gpt-realtime-mini,");
        assertThat(conversations.openSessions()).isZero();
        assertThat(channel.wire).isEmpty();
    }

    @Test
    void theConfigurationBoundToASecretHolds() throws ProtocolViolation {
        conversations.open(
                request(
                        null,
                        "{\"type\":\"realtime\",\"instructions\":\"bound\",\"audio\":{\"output\":"
                                + "{\"voice\":\"sage\"}}}"),
                channel);

        ObjectNode session =
                channel.all(ServerEvent.SessionCreated.class).get(0).session();
        assertThat(session.path("instructions").textValue()).isEqualTo("bound");
        assertThat(session.at("/audio/output/voice").textValue()).isEqualTo("sage");
    }

    @Test
    void aBoundConfigurationThatIsWrongIsRefused() {
        ProtocolViolation refused = catchThrowableOfType(
                ProtocolViolation.class,
                () -> conversations.open(request(null, "{\"type\":\"realtime\",\"voice\":\"sage\"}"), channel));

        assertThat(refused.error().param()).isEqualTo("session.voice");
        assertThat(channel.wire).isEmpty();
    }

    @Test
    void anAssessmentIsTakenBackWhenSpeechGoesOn() throws ProtocolViolation {
        SessionHandle session = open();
        pause(session);
        assertThat(work.assessments).hasSize(1);
        CancelToken asked = work.tokens.get(0);
        assertThat(asked.isCancelled()).isFalse();

        hears(session, 0.9f);
        assertThat(asked.isCancelled()).isTrue();
    }

    @Test
    void anAssessmentEndsTheTurn() throws ProtocolViolation {
        SessionHandle session = open();
        pause(session);
        work.assessments.get(0).onTone(TurnTone.UNHEARD);
        work.assessments.get(0).onTranscript(Transcript.of("yes"));
        hears(session, new float[20]);

        assertThat(channel.wire).contains("input_audio_buffer.speech_stopped", "input_audio_buffer.committed");
        assertThat(work.transcripts).as("its words are known").isEmpty();
        assertThat(work.answers).hasSize(1);
    }

    @Test
    void anAssessmentEndsWithItsSession() throws ProtocolViolation {
        SessionHandle session = open();
        pause(session);
        session.disconnected(1000);

        assertThat(work.tokens).allMatch(CancelToken::isCancelled);
        assertThat(timers.getQueue()).allMatch(timer -> ((Future<?>) timer).isCancelled());
    }

    @Test
    void aServerThatCannotHearYetTakesNoSessions() {
        ready = false;
        assertThat(conversations.isAccepting()).isFalse();

        ready = true;
        assertThat(conversations.isAccepting()).isTrue();
    }

    @Test
    void aStoppingServerEndsIdleSessionsAtOnce() throws ProtocolViolation {
        RecordingChannel other = new RecordingChannel();
        open();
        conversations.open(request(null, null), other);
        assertThat(conversations.isAccepting()).isTrue();
        conversations.stop();

        assertThat(conversations.isAccepting()).isFalse();
        assertThat(conversations.openSessions()).isZero();
        assertThat(channel.wire).endsWith("close 1012");
        assertThat(other.wire).endsWith("close 1012");
    }

    @Test
    void aStoppingServerLetsARunningAnswerEnd() throws ProtocolViolation {
        SessionHandle session = open();
        session.offer(asks(TEXT));
        conversations.stop();
        assertThat(conversations.openSessions()).isEqualTo(1);

        work.answers.get(0).onText("Done.");
        work.answers.get(0).onFinished(FinishReason.STOP);
        assertThat(channel.wire).endsWith("response.done", "rate_limits.updated", "close 1012");
        assertThat(conversations.openSessions()).isZero();
    }

    @Test
    void aSessionThatOpensWhileTheServerStopsBeginsBeforeItEnds() throws ProtocolViolation {
        channel.onEvent = event -> conversations.stop();
        open();

        assertThat(channel.wire).containsExactly("session.created", "rate_limits.updated", "close 1012");
        assertThat(conversations.openSessions()).isZero();
    }

    private void pause(SessionHandle session) {
        session.offer(new ClientEvent.SessionUpdate(
                null,
                ScriptedCall.json("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":"
                        + "{\"type\":\"semantic_vad\"}}}}")));
        hears(session, 0.9f, 0.9f, 0.9f, 0, 0, 0, 0, 0, 0, 0);
    }

    private void hears(SessionHandle session, float... frames) {
        work.heard = frames;
        session.offer(new ClientEvent.AudioAppend(null, new byte[frames.length * 32 * 48]));
    }

    @Test
    void aLanguageThatNobodyHearsIsRefusedWhenItIsBoundToASecretOrASessionBeginsWithIt() {
        SessionRequest deaf = request(
                null, "{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"language\":\"xx\"}}}}");

        assertThat(catchThrowableOfType(ProtocolViolation.class, () -> conversations.configOf(deaf))
                        .error()
                        .param())
                .isEqualTo("session.audio.input.transcription.language");
        assertThat(catchThrowableOfType(ProtocolViolation.class, () -> conversations.open(deaf, channel)))
                .isNotNull();
        assertThat(channel.wire).isEmpty();
    }

    private SessionHandle open() throws ProtocolViolation {
        return conversations.open(request(null, null), channel);
    }

    private static SessionRequest request(String model, String config) {
        return new SessionRequest(
                new TenantId("tenant"),
                new ProjectId("project"),
                new SessionRequest.Wanted(model, null),
                config == null ? null : ScriptedCall.json(config));
    }

    private static ClientEvent writes(String text) {
        return new ClientEvent.ItemCreate(
                null,
                null,
                new Item.Message(
                        null, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(text))));
    }

    private static Item speaks(ItemId id) {
        return speaks(id, 4_800);
    }

    private static Item speaks(ItemId id, int bytes) {
        return new Item.Message(
                id, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputAudio(null, new byte[bytes])));
    }

    private static ClientEvent asks(String overrides) {
        return new ClientEvent.ResponseCreate(null, ScriptedCall.json(overrides), null);
    }

    private static final class RecordingLog extends Handler {
        private final List<LogRecord> lines;

        private RecordingLog(List<LogRecord> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {
            // keeps nothing back
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
