package dev.voicebox.inbound;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.Item;
import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.job.local.StubSpeech;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalRecord.ItemPut;
import dev.voicebox.language.builtin.EchoLanguageModel;
import dev.voicebox.limit.MinuteBudget;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.DomainEvents;
import dev.voicebox.outbox.Topic;
import dev.voicebox.outbox.schema.EventSchemas;
import dev.voicebox.session.AudioKeeping;
import dev.voicebox.session.LocalConversations;
import dev.voicebox.session.SessionPast;
import dev.voicebox.session.SessionSettings;
import dev.voicebox.session.SessionWorld;
import dev.voicebox.tenant.ProjectId;

import static org.assertj.core.api.Assertions.assertThat;

/** From records to the events that are told outside, through ordinary sessions. */
class InboundConversationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String SOUND = Base64.getEncoder().encodeToString(new byte[24_000]);
    private static EventSchemas schemas;

    @TempDir
    private Path temp;

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final ScriptedSource source = new ScriptedSource();
    private final RecordingWatch watch = new RecordingWatch();
    private long nanos;
    private long counted;
    private LocalConversations conversations;

    @BeforeAll
    static void load() {
        schemas = EventSchemas.load();
    }

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    @Test
    void whatIsSaidInSoundIsToldInWordsAndAnswered() throws Exception {
        InboundWorker worker = worker();
        say("{\"event_id\":\"a\",\"type\":\"audio.append\",\"audio\":\"" + SOUND + "\"}");
        say("{\"event_id\":\"b\",\"type\":\"audio.commit\"}");
        step(worker);

        List<JsonNode> words = told(Topic.TRANSCRIBED);
        assertThat(words).singleElement().satisfies(event -> {
            assertThat(event.path("session_id").asText()).isEqualTo("call-1");
            assertThat(event.path("item_id").asText())
                    .isEqualTo(ItemNames.of("b").value());
            assertThat(event.path("transcript").asText()).isNotEmpty();
        });
        assertThat(told(Topic.RESPONSES))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/item/content/0/text").asText())
                        .contains(words.get(0).path("transcript").asText()));
        assertThat(source.committed).isEqualTo(2);
    }

    @Test
    void theNextServerDoesNotAnswerAgainAndRemembersWhatWasSaid() throws Exception {
        say(text("a", "I am Ada"));
        step(worker());
        assertThat(told(Topic.RESPONSES)).hasSize(1);
        long before = lastSequence();

        source.close();
        source.committed = 0;
        counted = 1_000_000;
        say(text("b", "who am I"));
        step(worker());

        assertThat(watch.skipped).containsExactly(Reason.REPEATED);
        assertThat(told(Topic.RESPONSES)).hasSize(2);
        assertThat(source.committed).isEqualTo(2);
        assertThat(lastSequence()).isGreaterThan(1_000_000).isGreaterThan(before);
        assertThat(journal.all(ItemPut.class))
                .filteredOn(put -> put.item().id().equals(ItemNames.of("b")))
                .first()
                .satisfies(put -> assertThat(put.previous()).isNotNull());
    }

    @Test
    void whatCannotBeStoredNowIsSaidAgainLater() throws Exception {
        InboundWorker worker = worker();
        journal.full(true);
        say(text("a", "hello"));
        step(worker);
        assertThat(source.committed).isZero();
        assertThat(watch.waits).containsExactly("items cannot be stored");

        journal.full(false);
        nanos += Duration.ofSeconds(3).toNanos();
        step(worker);

        assertThat(told(Topic.RESPONSES)).hasSize(1);
        assertThat(source.committed).isEqualTo(1);
    }

    @Test
    void anAnswerThatRunsWhenTheServerStopsIsToldWhole() throws Exception {
        InboundWorker worker = worker();
        say(text("a", "hello"));
        worker.step(source);
        while (!isAnswering()) {
            tasks.remove().run();
        }

        conversations.stop();
        say(text("b", "for the next server"));
        step(worker);

        assertThat(told(Topic.RESPONSES))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/item/status").asText()).isEqualTo("completed"));
        assertThat(told(Topic.SESSIONS))
                .extracting(event -> event.path("type").asText())
                .containsExactly("session.created", "session.closed");
        assertThat(conversations.openSessions()).isZero();
        assertThat(source.committed).isEqualTo(1);
    }

    private boolean isAnswering() {
        return journal.all(ItemPut.class).stream()
                .map(ItemPut::item)
                .anyMatch(item -> item instanceof Item.Message message && message.role() == Item.Role.ASSISTANT);
    }

    private InboundWorker worker() {
        SessionWorld world = new SessionWorld(
                tasks::add,
                timers,
                CLOCK,
                StubSpeech.on(tasks::add),
                tenant -> new EchoLanguageModel((delay, task) -> {
                    tasks.add(task);
                    return () -> tasks.remove(task);
                }),
                journal,
                new AudioKeeping(temp, 1_000_000, tasks::add),
                arguments -> "0".repeat(64));
        conversations = new LocalConversations(
                SessionSettings.DEFAULTS, world, tenant -> new MinuteBudget(100, 1_000_000), () -> true);
        Talks.Means means = new Talks.Means(
                conversations,
                tenant -> Optional.of(new ProjectId("default")),
                (tenant, session) -> new SessionPast(counted, stored()));
        Talks talks = new Talks(means, schemas, watch, () -> nanos);
        return new InboundWorker(() -> source, talks, watch, InboundSettings.DEFAULTS, () -> nanos);
    }

    /** Until nothing is left to do; then once more, for what that has settled. */
    private void step(InboundWorker worker) {
        for (int round = 0; round < 3; round++) {
            worker.step(source);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    private List<Item> stored() {
        return journal.all(ItemPut.class).stream()
                .map(ItemPut::item)
                .collect(Collectors.toMap(Item::id, item -> item, (first, later) -> later, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private List<JsonNode> told(Topic topic) throws Exception {
        List<JsonNode> told = new ArrayList<>();
        for (JournalRecord record : journal.records()) {
            for (DomainEvent event : DomainEvents.of(record)) {
                if (event.topic() == topic) {
                    told.add(new ObjectMapper().readTree(event.payload()));
                }
            }
        }
        return told;
    }

    private long lastSequence() {
        List<JournalRecord> all = journal.records();
        return all.get(all.size() - 1).stamp().sequence();
    }

    private void say(String value) {
        source.write("call-1", "acme", value);
    }

    private static String text(String eventId, String text) {
        return "{\"event_id\":\"" + eventId + "\",\"type\":\"text.add\",\"text\":\"" + text + "\"}";
    }
}
