package dev.voicebox.inbound;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.inbound.RecordingConversations.Session;
import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.outbox.schema.EventSchemas;
import dev.voicebox.session.SessionPast;
import dev.voicebox.tenant.ProjectId;

import static org.assertj.core.api.Assertions.assertThat;

class InboundWorkerTest {
    private static final String SOUND = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4});
    private static final SessionPast PAST = new SessionPast(1_000, List.of());
    private static EventSchemas schemas;

    private final ScriptedSource source = new ScriptedSource();
    private final RecordingConversations conversations = new RecordingConversations();
    private final RecordingWatch watch = new RecordingWatch();
    private long nanos;
    private boolean databaseIsAway;
    private final InboundWorker worker = worker();

    @BeforeAll
    static void load() {
        schemas = EventSchemas.load();
    }

    private InboundWorker worker() {
        Talks.Means means = new Talks.Means(
                conversations,
                tenant -> tenant.value().equals("acme") ? Optional.of(new ProjectId("default")) : Optional.empty(),
                (tenant, session) -> {
                    if (databaseIsAway) {
                        throw new Away("the database is away", null);
                    }
                    return PAST;
                });
        return new InboundWorker(
                () -> source,
                new Talks(means, schemas, watch, () -> nanos),
                watch,
                InboundSettings.DEFAULTS,
                () -> nanos);
    }

    @Test
    void soundUpToACommitIsOneItemThatIsNamedByTheCommit() {
        say("{\"event_id\":\"a\",\"type\":\"audio.append\",\"format\":\"audio/pcmu\",\"audio\":\"" + SOUND + "\"}");
        say("{\"event_id\":\"b\",\"type\":\"audio.append\",\"format\":\"audio/pcmu\",\"audio\":\"" + SOUND + "\"}");
        say("{\"event_id\":\"c\",\"type\":\"audio.commit\"}");
        worker.step(source);

        Item.Message item = (Item.Message) only().items().get(0);
        assertThat(item.id()).isEqualTo(ItemNames.of("c"));
        assertThat(((ContentPart.InputAudio) item.content().get(0)).audio()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(only().heard)
                .filteredOn(ClientEvent.SessionUpdate.class::isInstance)
                .last()
                .satisfies(event -> assertThat(((ClientEvent.SessionUpdate) event)
                                .session()
                                .at("/audio/input/format/type")
                                .textValue())
                        .isEqualTo("audio/pcmu"));
        assertThat(watch.taken).isEqualTo(3);
    }

    @Test
    void theSessionIsTheKeysOwnAndGoesOnWhereItsPastEnds() {
        say(text("a"));
        worker.step(source);

        assertThat(only().id().value()).isEqualTo("call-1");
        assertThat(only().past).isSameAs(PAST);
        assertThat(only().request.tenant().value()).isEqualTo("acme");
        assertThat(only().request.project().value()).isEqualTo("default");
    }

    @Test
    void recordsAreCommittedAndAnsweredOnceTheirItemIsDurable() {
        say("{\"event_id\":\"a\",\"type\":\"audio.append\",\"audio\":\"" + SOUND + "\"}");
        say("{\"event_id\":\"b\",\"type\":\"audio.commit\"}");
        worker.step(source);
        assertThat(source.committed).isZero();
        assertThat(only().answersAsked()).isZero();

        only().isDurable(only().items().get(0));
        worker.step(source);

        assertThat(source.committed).isEqualTo(2);
        assertThat(only().answersAsked()).isEqualTo(1);
    }

    @Test
    void whatWasSaidBeforeIsNeitherAnsweredNorKept() {
        say(text("a"));
        worker.step(source);
        only().refuses(ErrorCode.ITEM_CREATE_DUPLICATE_ITEM_ID, "a");
        worker.step(source);

        assertThat(source.committed).isEqualTo(1);
        assertThat(only().answersAsked()).isZero();
        assertThat(watch.skipped).containsExactly(Reason.REPEATED);
    }

    @Test
    void aCopyOfWhatIsNotDurableYetWaitsWithIt() {
        say(text("a"));
        say(text("a"));
        worker.step(source);
        assertThat(only().items()).hasSize(1);
        assertThat(source.committed).isZero();

        only().isDurable(only().items().get(0));
        worker.step(source);
        assertThat(source.committed).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsSkippedAndHoldsNothingUp() {
        source.write("call-1", "other", text("a"));
        source.write("call-1", null, text("a"));
        source.write("../call", "acme", text("a"));
        source.write("call-1", "acme", "my secret");
        source.write("call-1", "acme", null);
        source.write("call-1", "acme", "{\"event_id\":\"a\",\"type\":\"text.add\"}");
        source.write("call-1", "acme", "{\"event_id\":\"a\",\"type\":\"sing\"}");
        source.write("call-1", "acme", "{\"event_id\":\"a\",\"type\":\"audio.append\",\"audio\":\"????\"}");
        worker.step(source);

        assertThat(source.committed).isEqualTo(8);
        assertThat(conversations.sessions).isEmpty();
        assertThat(watch.skipped)
                .containsExactly(
                        Reason.TENANT,
                        Reason.TENANT,
                        Reason.KEY,
                        Reason.SCHEMA,
                        Reason.SCHEMA,
                        Reason.SCHEMA,
                        Reason.SCHEMA,
                        Reason.SCHEMA);
        assertThat(watch.messages).noneMatch(message -> message.contains("secret"));
    }

    @Test
    void soundInTwoFormatsIsNoTurn() {
        say("{\"event_id\":\"a\",\"type\":\"audio.append\",\"audio\":\"" + SOUND + "\"}");
        say("{\"event_id\":\"b\",\"type\":\"audio.append\",\"format\":\"audio/pcma\",\"audio\":\"" + SOUND + "\"}");
        worker.step(source);

        assertThat(watch.skipped).containsExactly(Reason.AUDIO);
    }

    @Test
    void anUpdateCannotAskForSoundNorForTurnsThatEndByThemselves() {
        say(
                "{\"event_id\":\"a\",\"type\":\"session.update\",\"session\":{\"instructions\":\"Be brief.\","
                        + "\"output_modalities\":[\"audio\"],\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\"}}}}}");
        say("{\"event_id\":\"b\",\"type\":\"session.update\",\"session\":{\"audio\":\"loud\"}}");
        worker.step(source);

        ClientEvent.SessionUpdate update =
                (ClientEvent.SessionUpdate) only().heard.get(only().heard.size() - 1);
        assertThat(update.session().path("instructions").textValue()).isEqualTo("Be brief.");
        assertThat(update.session().path("output_modalities").toString()).isEqualTo("[\"text\"]");
        assertThat(update.session().at("/audio/input/turn_detection").isNull()).isTrue();
        assertThat(watch.skipped).containsExactly(Reason.REFUSED);
        assertThat(source.committed).isEqualTo(2);
    }

    @Test
    void recordsWaitWhileTheDatabaseIsAway() {
        databaseIsAway = true;
        say(text("a"));
        say(text("b"));
        worker.step(source);
        worker.step(source);
        assertThat(source.held).containsExactly(0);
        assertThat(watch.waits).containsExactly("the database is away");

        databaseIsAway = false;
        pass(Duration.ofSeconds(3));
        worker.step(source);

        assertThat(only().items()).extracting(Item::id).containsExactly(ItemNames.of("a"), ItemNames.of("b"));
    }

    @Test
    void whatASessionCouldNotKeepIsSaidAgainToTheNextOne() {
        say(text("a"));
        worker.step(source);
        only().isDurable(only().items().get(0));
        say(text("b"));
        worker.step(source);
        only().channel.close(1001, "Your session hit the maximum duration of 60 minutes.");
        worker.step(source);
        assertThat(source.committed).isEqualTo(1);

        pass(Duration.ofSeconds(3));
        worker.step(source);

        assertThat(conversations.sessions).hasSize(2);
        assertThat(conversations.sessions.get(1).items()).extracting(Item::id).containsExactly(ItemNames.of("b"));
    }

    @Test
    void sessionsOfAPartitionThatGoesEndHereAndTheirUnkeptRecordsAreLeftToOthers() {
        say(text("a"));
        say(text("b"));
        worker.step(source);
        only().isDurable(only().items().get(0));
        source.revoke();
        worker.step(source);

        assertThat(only().code).isEqualTo(Talks.CONNECTION_LOST);
        assertThat(source.committed).isEqualTo(1);
    }

    @Test
    void aSessionOfWhichNothingComesEndsWithItsUnfinishedTurn() {
        say("{\"event_id\":\"a\",\"type\":\"audio.append\",\"audio\":\"" + SOUND + "\"}");
        worker.step(source);
        pass(InboundSettings.DEFAULTS.idle());
        worker.step(source);
        worker.step(source);

        assertThat(only().code).isEqualTo(Talks.CONNECTION_LOST);
        assertThat(source.committed).isEqualTo(1);
    }

    @Test
    void theEndComesWhenEverythingIsAnswered() {
        say(text("a"));
        say("{\"event_id\":\"b\",\"type\":\"session.end\"}");
        worker.step(source);
        assertThat(only().code).isZero();

        only().isDurable(only().items().get(0));
        assertThat(only().code).isZero();
        only().refuses(ErrorCode.RATE_LIMIT_EXCEEDED, "inbound-answer");
        assertThat(only().code).isEqualTo(1000);
    }

    @Test
    void nothingIsReadByAServerThatTakesNoSessions() {
        worker.step(source);
        conversations.stop();
        say(text("a"));
        worker.step(source);

        assertThat(source.held).containsExactly(0);
        assertThat(conversations.sessions).isEmpty();
    }

    private Session only() {
        assertThat(conversations.sessions).hasSize(1);
        return conversations.sessions.get(0);
    }

    private void say(String value) {
        source.write("call-1", "acme", value);
    }

    private static String text(String eventId) {
        return "{\"event_id\":\"" + eventId + "\",\"type\":\"text.add\",\"text\":\"hello\"}";
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
