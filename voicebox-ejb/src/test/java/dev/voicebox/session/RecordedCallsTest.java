package dev.voicebox.session;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCallOutput;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalRecord.ToolAnswered;
import dev.voicebox.journal.JournalRecord.ToolCalled;
import dev.voicebox.journal.JournalRecord.ToolsAbandoned;
import dev.voicebox.language.FinishReason;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** What the record of tool calls is told of a live session. */
class RecordedCallsTest {
    private static final String HASH = "0a".repeat(32);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path temp;

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final ScriptedWork work = new ScriptedWork();
    private final RecordingChannel channel = new RecordingChannel();
    private final InMemoryJournal journal = new InMemoryJournal();
    private SessionHandle session;

    @BeforeEach
    void begin() throws ProtocolViolation {
        SessionWorld world = new SessionWorld(
                Runnable::run,
                timers,
                Clock.fixed(NOW, ZoneOffset.UTC),
                work,
                tenant -> work,
                journal,
                new AudioKeeping(temp, 1_000_000, Runnable::run),
                arguments -> HASH);
        LocalConversations conversations = new LocalConversations(
                SessionSettings.DEFAULTS, world, tenant -> new MinuteBudget(100, 1_000_000), () -> true);
        session = conversations.open(
                new SessionRequest(
                        new TenantId("acme"),
                        new ProjectId("default"),
                        new SessionRequest.Wanted("gpt-realtime", null),
                        null),
                channel);
    }

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    private List<Item> stored() {
        return journal.all(JournalRecord.ItemPut.class).stream()
                .map(JournalRecord.ItemPut::item)
                .toList();
    }

    @Test
    void aCallAndItsResultAreRecordedWithTheirTimes() {
        calls("call_1");
        session.offer(result("call_1"));

        ToolCalled called = journal.all(ToolCalled.class).get(0);
        assertThat(journal.all(ToolCalled.class)).hasSize(1);
        assertThat(called.stamp().tenant()).isEqualTo(new TenantId("acme"));
        assertThat(called.stamp().session()).isEqualTo(session.id());
        assertThat(called.stamp().at()).isEqualTo(NOW);
        assertThat(called.callId()).isEqualTo("call_1");
        assertThat(called.name()).isEqualTo("order");
        assertThat(called.argumentsHash()).isEqualTo(HASH);
        assertThat(answered()).containsExactly("call_1");
        assertThat(abandoned()).isEmpty();
    }

    @Test
    void aResultThatWasSentBeforeTheClientWentIsStoredAndRecorded() {
        calls("call_1");
        session.offer(result("call_1"));
        session.disconnected(1006);

        assertThat(stored()).extracting(Item::id).contains(new ItemId("result"));
        assertThat(answered()).containsExactly("call_1");
        assertThat(abandoned()).isEmpty();
    }

    @Test
    void aCallWhoseSessionEndsWithoutAResultIsAbandoned() {
        calls("call_1");
        session.disconnected(1006);
        session.offer(result("call_1"));

        assertThat(answered()).isEmpty();
        assertThat(abandoned()).containsExactly("call_1");
    }

    @Test
    void aCallThatIsBeingWrittenWhenTheClientGoesIsAbandonedToo() {
        asks();
        work.answers.get(0).onToolCall(0, "call_1", "order");
        session.disconnected(1006);

        assertThat(answered()).isEmpty();
        assertThat(abandoned()).containsExactly("call_1");
    }

    @Test
    void theWordsOfTheCallerAreNotInWhatALogWouldSay() {
        calls("call_1");

        assertThat(journal.all(ToolCalled.class).toString()).contains("call_1").doesNotContain("pizza");
    }

    private List<String> answered() {
        return journal.all(ToolAnswered.class).stream()
                .map(ToolAnswered::callId)
                .toList();
    }

    private List<String> abandoned() {
        return journal.all(ToolsAbandoned.class).stream()
                .flatMap(all -> all.callIds().stream())
                .toList();
    }

    private void calls(String callId) {
        asks();
        work.answers.get(0).onToolCall(0, callId, "order");
        work.answers.get(0).onToolArguments(0, "{\"pizza\":2}");
        work.answers.get(0).onFinished(FinishReason.TOOL_CALLS);
    }

    private void asks() {
        session.offer(
                new ClientEvent.ResponseCreate(null, ScriptedCall.json("{\"output_modalities\":[\"text\"]}"), null));
    }

    private static ClientEvent result(String callId) {
        return new ClientEvent.ItemCreate(null, null, new FunctionCallOutput(new ItemId("result"), callId, "ordered"));
    }
}
