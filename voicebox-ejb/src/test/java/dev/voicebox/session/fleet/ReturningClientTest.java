package dev.voicebox.session.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.session.fleet.Fleet.Gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A client whose connection is lost, in each phase of a conversation, and who comes back: to the same server, or to another. */
class ReturningClientTest {
    private static final String WRITTEN = "{\"output_modalities\":[\"text\"]}";
    private static final String TOLD_OF_WORDS =
            "{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}";

    @TempDir
    private Path temp;

    private Fleet fleet;
    private Gateway here;
    private Gateway there;
    private Wanderer client;

    private void begin() {
        fleet = new Fleet(temp);
        here = fleet.gateway();
        there = fleet.gateway();
        client = new Wanderer(fleet).opens(here);
    }

    static Stream<Arguments> phases() {
        return Stream.of(
                phase("idle", call -> {}),
                phase("while the caller speaks", call -> call.speaks(700)),
                phase("while the caller pauses", call -> {
                    call.speaks(700);
                    call.isSilent(300);
                }),
                phase("while the model thinks", call -> {
                    call.writes("hello");
                    call.asks("{}");
                }),
                phase("in the middle of a written answer", (fleet, call) -> {
                    call.writes("hello");
                    call.asks(WRITTEN);
                    fleet.waits(150);
                }),
                phase("in the middle of a spoken answer", (fleet, call) -> {
                    call.writes("hello");
                    call.asks("{}");
                    fleet.waits(400);
                }),
                phase("in the middle of a call", (fleet, call) -> {
                    call.writes(TimedWork.ASKS_FOR_A_CALL);
                    call.asks("{}");
                    fleet.waits(130);
                }),
                phase("before the result of a call", (fleet, call) -> {
                    call.writes(TimedWork.ASKS_FOR_A_CALL);
                    call.asks("{}");
                    fleet.waits(1_000);
                }),
                phase("right after a spoken turn", (fleet, call) -> {
                    call.updates(TOLD_OF_WORDS);
                    call.speaks(700);
                    call.isSilent(520);
                }),
                phase("before an item is durable", (fleet, call) -> call.writes("hello")),
                phase("right after an item is durable", (fleet, call) -> {
                    call.writes("hello");
                    fleet.waits(5);
                }),
                phase("with an answer beside the conversation", (fleet, call) -> {
                    call.writes("hello");
                    call.asks("{}");
                    call.asks(
                            "{\"conversation\":\"none\",\"output_modalities\":[\"text\"],\"metadata\":{\"a\":\"b\"}}");
                    fleet.waits(150);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phases")
    void whoComesBackToTheSameServerMissesNothing(Phase phase) throws ProtocolViolation {
        begin();
        phase.happens(fleet, client);
        client.isCut(2);
        fleet.waits(3_000);
        client.comesBackTo(here);

        endsWell();
        assertThat(client.all("response.done"))
                .as("nothing was lost with a server")
                .noneMatch(done ->
                        done.at("/response/status_details/error/code").asText().equals("gateway_lost"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phases")
    void whoseServerIsLostGoesOnOnAnother(Phase phase) throws ProtocolViolation {
        begin();
        phase.happens(fleet, client);
        here.dies();
        client.drop(2);
        fleet.waits(3_000);
        client.comesBackTo(there);

        endsWell();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phases")
    void whoGoesToAnotherServerTakesTheSessionFromOneThatLives(Phase phase) throws ProtocolViolation {
        begin();
        phase.happens(fleet, client);
        Wanderer.Socket before = client.socket();
        client.comesBackTo(there);

        assertThat(before.closedWith).isEqualTo(4409);
        endsWell();
        assertThat(here.conversations.openSessions()).as("it is here no longer").isZero();
        assertThat(fleet.journal.all(JournalRecord.SessionEnded.class))
                .as("told as if it had ended")
                .isEmpty();
    }

    /** Everything that was stored was seen once, in order; what had begun has ended; and the session can still be talked to. */
    private void endsWell() {
        fleet.waits(8_000);
        client.says(new ClientEvent.ResponseCancel(null, null));
        client.says(new ClientEvent.AudioClear(null));
        client.writes("are you there?");
        client.asks(WRITTEN);
        fleet.waits(8_000);
        client.ends();
        assertThat(client.seen.stream()
                        .map(event -> event.path("event_id").asText())
                        .filter(fleet.stored::contains))
                .isEqualTo(fleet.stored);
        assertThat(client.all("response.done"))
                .hasSameSizeAs(client.all("response.created"))
                .last()
                .extracting(done -> done.at("/response/status").asText())
                .isEqualTo("completed");
    }

    @Test
    void theFirstEventTellsHowToComeBack() {
        begin();

        JsonNode created = client.all("session.created").get(0);
        assertThat(created.at("/voicebox/gateway").asText()).isEqualTo("g1");
        assertThat(created.at("/voicebox/resume_token").asText()).isNotEmpty();
        assertThat(created.path("voicebox").has("resumed")).isFalse();
        assertThat(created.path("session").has("voicebox")).isFalse();
    }

    @Test
    void whoComesBackIsShownTheSessionAsItIs() throws ProtocolViolation {
        begin();
        client.updates("{\"type\":\"realtime\",\"instructions\":\"Be brief.\"}");
        JsonNode before = client.all("session.updated").get(0).path("session");
        client.isCut(0);
        fleet.waits(60_000);
        client.comesBackTo(there);

        JsonNode again = client.all("session.created").get(1);
        assertThat(again.path("session")).isEqualTo(before);
        assertThat(again.at("/voicebox/resumed").asBoolean()).isTrue();
        assertThat(again.at("/voicebox/gateway").asText()).isEqualTo("g2");
    }

    @Test
    void anAnswerThatItsServerTookAlongHasFailedAndKeepsWhatWasTold() throws ProtocolViolation {
        begin();
        client.writes("hello");
        client.asks(WRITTEN);
        fleet.waits(150);
        here.dies();
        client.drop(0);
        client.comesBackTo(there);
        fleet.waits(100);

        JsonNode done = client.all("response.done").get(0).path("response");
        assertThat(done.at("/status").asText()).isEqualTo("failed");
        assertThat(done.at("/status_details/error/type").asText()).isEqualTo("server_error");
        assertThat(done.at("/status_details/error/code").asText()).isEqualTo("gateway_lost");
        assertThat(done.at("/output/0/status").asText()).isEqualTo("incomplete");
        String told = done.at("/output/0/content/0/text").asText();
        assertThat(told).isNotEmpty();
        assertThat(TimedWork.ANSWER).startsWith(told);
    }

    @Test
    void anAnswerThatEndedWhileNothingCouldBeWrittenDownIsNotEndedAgain() throws ProtocolViolation {
        begin();
        client.writes("hello");
        client.asks(WRITTEN);
        fleet.waits(150);
        fleet.shared().goAway();
        fleet.waits(5_000);
        fleet.shared().comeBack();
        client.writes("and then?");
        fleet.waits(1_000);
        here.dies();
        client.drop(0);
        client.comesBackTo(there);

        endsWell();
    }

    @Test
    void aCallThatWasMadeBeforeTheMoveCanBeAnsweredAfterIt() throws ProtocolViolation {
        begin();
        client.writes(TimedWork.ASKS_FOR_A_CALL);
        client.asks("{}");
        fleet.waits(1_000);
        String call = client.all("response.output_item.done")
                .get(0)
                .at("/item/call_id")
                .asText();
        here.dies();
        client.drop(0);
        client.comesBackTo(there);
        client.says(new ClientEvent.ItemCreate(null, null, new Item.FunctionCallOutput(null, call, "sunny")));
        fleet.waits(100);

        assertThat(client.story()).endsWith("conversation.item.added", "conversation.item.done");
        assertThat(fleet.journal.all(JournalRecord.ToolAnswered.class))
                .extracting(JournalRecord.ToolAnswered::callId)
                .containsExactly(call);
    }

    @Test
    void recordsOfTwoServersShareNoNumber() throws ProtocolViolation {
        begin();
        client.writes("hello");
        fleet.waits(100);
        here.dies();
        client.drop(0);
        client.comesBackTo(there);
        client.writes("hello again");
        fleet.waits(100);

        List<Long> numbers = fleet.journal.records().stream()
                .map(record -> record.stamp().sequence())
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().isSorted();
        assertThat(numbers.get(numbers.size() - 1)).isGreaterThan(2L << 32);
    }

    @Test
    void anAnswerGoesOnForTenSecondsForNobody() throws ProtocolViolation {
        begin();
        client.writes("hello");
        client.asks(WRITTEN);
        client.isCut(0);
        fleet.waits(9_000);
        client.comesBackTo(here);

        assertThat(client.all("response.done").get(0).at("/response/status").asText())
                .isEqualTo("completed");
    }

    @Test
    void nothingIsSaidToWhoIsNotThereForLong() throws ProtocolViolation {
        begin();
        client.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\","
                + "\"idle_timeout_ms\":5000}}}}");
        client.writes("hello");
        client.asks(WRITTEN);
        client.isCut(0);
        fleet.waits(120_000);
        client.comesBackTo(here);

        assertThat(client.all("response.created")).hasSize(1);
        assertThat(client.all("input_audio_buffer.timeout_triggered")).isEmpty();
    }

    @Test
    void aSessionEndsOnceWhenNobodyComesBack() {
        begin();
        client.isCut(0);
        fleet.waits(299_000);
        assertThat(here.conversations.openSessions()).isEqualTo(1);
        fleet.waits(2_000);

        assertThat(here.conversations.openSessions()).isZero();
        assertThat(fleet.journal.all(JournalRecord.SessionEnded.class))
                .extracting(JournalRecord.SessionEnded::reason)
                .containsExactly(EndReason.CONNECTION_LOST);
        assertThat(fleet.shared().holds(client.key())).isFalse();
        isRefused(client.token(), client.last());
    }

    @Test
    void whoSaysGoodbyeDoesNotComeBack() {
        begin();
        client.closes(1000);

        assertThat(fleet.shared().holds(client.key())).isFalse();
        isRefused(client.token(), client.last());
    }

    @Test
    void aWrongTokenOpensNothingAndClosesNothing() {
        begin();
        isRefused("rt_of_nobody", client.last());

        client.writes("still there");
        fleet.waits(100);
        assertThat(client.story()).endsWith("conversation.item.added", "conversation.item.done");
    }

    @Test
    void anEventThatNobodyKnowsIsNoPlaceToGoOnFrom() {
        begin();
        isRefused(client.token(), "event_0123456789abcdefghijk");
    }

    @Test
    void whoSawNothingButTheSessionAgainComesBackToTheSamePlace() throws ProtocolViolation {
        begin();
        client.writes("hello");
        fleet.waits(100);
        client.isCut(2);
        client.comesBackTo(here);
        // Of the second connection, the session alone arrives.
        client.isCut(client.socket().arrived.size() - 1);
        client.comesBackTo(here);

        endsWell();
    }

    @Test
    void aSecondConnectionTakesTheFirstOnesPlace() throws ProtocolViolation {
        begin();
        Wanderer.Socket first = client.socket();
        var former = client.session();
        client.comesBackTo(here);

        assertThat(first.closedWith).isEqualTo(4409);
        former.offer(new ClientEvent.AudioCommit(null));
        former.disconnected(4409);
        client.writes("here I am");
        fleet.waits(100);
        assertThat(client.all("error"))
                .as("what the first one says counts no more")
                .isEmpty();
        assertThat(client.story()).endsWith("conversation.item.done");
    }

    @Test
    void anAnswerThatTheFirstConnectionHeldBackIsSpokenToTheSecond() throws ProtocolViolation {
        begin();
        client.writes("hello");
        client.asks("{}");
        client.session().writable(false);
        fleet.waits(1_000);
        assertThat(client.all("response.done")).isEmpty();

        client.comesBackTo(here);
        fleet.waits(8_000);

        assertThat(client.all("response.done").get(0).at("/response/status").asText())
                .isEqualTo("completed");
    }

    @Test
    void aServerThatStopsLetsItsSessionsGoOnElsewhere() throws ProtocolViolation {
        begin();
        client.writes("hello");
        fleet.waits(100);
        here.conversations.stop();
        fleet.waits(10);

        assertThat(client.socket().closedWith).isEqualTo(1012);
        assertThat(fleet.journal.all(JournalRecord.SessionEnded.class)).isEmpty();
        client.comesBackTo(there);
        endsWell();
    }

    @Test
    void aServerThatStopsLetsGoOfSessionsThatWait() throws ProtocolViolation {
        begin();
        client.isCut(0);
        here.conversations.stop();
        fleet.waits(0);

        assertThat(here.conversations.openSessions()).isZero();
        client.comesBackTo(there);
        endsWell();
    }

    @Test
    void aServerThatFindsOutLateSaysNothingMore() throws ProtocolViolation {
        begin();
        here.states.goDeaf();
        var former = client.session();
        client.comesBackTo(there);
        former.offer(new ClientEvent.AudioCommit(null));
        fleet.waits(100);

        assertThat(here.conversations.openSessions()).isZero();
        assertThat(fleet.journal.all(JournalRecord.SessionEnded.class)).isEmpty();
        assertThat(client.all("error")).as("of what the former server was told").isEmpty();
        endsWell();
    }

    @Test
    void whereNothingIsSharedTheSessionBeginsAndCannotBeResumed() {
        fleet = new Fleet(temp);
        here = fleet.gateway();
        fleet.shared().goAway();
        PlainChannel channel = PlainChannel.opened(here);

        assertThat(channel.created.extension()).isNull();
    }

    private void isRefused(String token, String after) {
        for (Gateway gateway : List.of(here, there)) {
            ProtocolViolation refused = catchThrowableOfType(
                    ProtocolViolation.class,
                    () -> gateway.conversations.resume(client.request(token, after), client.new Socket()));
            assertThat(refused.error().code()).isEqualTo(ErrorCode.SESSION_NOT_RESUMABLE);
        }
    }

    /** Something that is going on when the connection is lost. */
    interface Phase {
        void happens(Fleet fleet, Wanderer call);
    }

    private static Arguments phase(String name, Consumer<Wanderer> before) {
        return phase(name, (fleet, call) -> before.accept(call));
    }

    private static Arguments phase(String name, Phase before) {
        return arguments(Named.of(name, before));
    }
}
