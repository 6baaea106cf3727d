package dev.voicebox.session.fleet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.session.fleet.Fleet.Gateway;
import dev.voicebox.session.fleet.Fleet.Mutant;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand conversations whose caller does anything, loses its connection at any moment with anything that was under way, and comes
 * back to the same server, to another one that takes the session away, or to another one after its own has died between any two
 * writes. What it has seen is one stream that keeps the protocol, with nothing missing and nothing twice.
 */
class WanderingCallerTest {
    private static final int SEEDS = 1_000;
    private static final int SEEDS_FOR_MUTANTS = 100;
    private static final int STEPS = 40;

    @TempDir
    private Path temp;

    private final Map<String, Integer> done = new HashMap<>();

    @Test
    void whoeverIsLostNothingElseIs() throws ProtocolViolation {
        for (int seed = 0; seed < SEEDS; seed++) {
            walk(seed, Mutant.NONE);
        }
        System.out.println("wandering callers: " + done);
        assertThat(done.get("resumed here")).isGreaterThan(SEEDS / 2);
        assertThat(done.get("displaced to another")).isGreaterThan(SEEDS / 2);
        assertThat(done.get("server died")).isGreaterThan(SEEDS / 2);
        assertThat(done.get("answers lost with their server")).isGreaterThan(SEEDS / 10);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aServerThatDoesItWrongIsFoundOut(Mutant mutant) {
        int found = 0;
        for (int seed = 0; seed < SEEDS_FOR_MUTANTS; seed++) {
            try {
                walk(seed, mutant);
            } catch (AssertionError | ProtocolViolation wrong) {
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private void walk(int seed, Mutant mutant) throws ProtocolViolation {
        Walk walk = new Walk(new Random(seed), mutant);
        try {
            walk.run();
        } catch (AssertionError | RuntimeException | ProtocolViolation wrong) {
            throw new AssertionError("seed " + seed + ": " + wrong.getMessage(), wrong);
        }
    }

    /** One conversation, from its beginning to its end. */
    private final class Walk {
        private final Random random;
        private final Fleet fleet;
        private final Wanderer caller;
        private Gateway at;

        private Walk(Random random, Mutant mutant) {
            this.random = random;
            this.fleet = new Fleet(temp, mutant);
            this.at = fleet.gateway();
            this.caller = new Wanderer(fleet).opens(at);
            if (random.nextBoolean()) {
                caller.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}");
            }
        }

        private void run() throws ProtocolViolation {
            for (int i = 0; i < STEPS; i++) {
                if (random.nextInt(6) == 0) {
                    isLost();
                } else {
                    happens();
                }
                fleet.waits(random.nextInt(3) == 0 ? random.nextInt(400) : random.nextInt(8));
            }
            settle();
            caller.ends();
            holds();
        }

        private void settle() {
            caller.says(new ClientEvent.AudioClear(null));
            caller.says(new ClientEvent.ResponseCancel(null, null));
            fleet.waits(10_000);
            caller.closes(1000);
            fleet.waits(100);
        }

        private void holds() {
            List<String> kept = caller.seen.stream()
                    .map(event -> event.path("event_id").asText())
                    .filter(fleet.stored::contains)
                    .toList();
            assertThat(kept).as("all that was stored, once and in order").isEqualTo(fleet.stored);
            assertThat(caller.all("response.done")).hasSameSizeAs(caller.all("response.created"));
            assertThat(fleet.journal.all(JournalRecord.SessionEnded.class)).hasSize(1);
            assertThat(fleet.shared().holds(caller.key())).isFalse();
            assertThat(caller.all("error"))
                    .as("bugs")
                    .noneMatch(error -> error.at("/error/code").asText().equals("internal_error"));
            caller.all("response.done").stream()
                    .filter(answer -> answer.at("/response/status_details/error/code")
                            .asText()
                            .equals("gateway_lost"))
                    .forEach(answer -> count("answers lost with their server"));
            itemsThatWereAcknowledgedAreKept();
        }

        private void itemsThatWereAcknowledgedAreKept() {
            List<String> kept = fleet.journal.all(JournalRecord.ItemPut.class).stream()
                    .map(put -> put.item().id().value())
                    .toList();
            assertThat(kept)
                    .containsAll(caller.all("conversation.item.done").stream()
                            .map(event -> event.at("/item/id").asText())
                            .toList());
        }

        private void isLost() throws ProtocolViolation {
            int underWay = random.nextInt(6);
            switch (random.nextInt(4)) {
                case 0 -> {
                    caller.isCut(underWay);
                    fleet.waits(random.nextInt(20_000));
                    count("resumed here");
                    caller.comesBackTo(at);
                }
                case 1 -> {
                    count("displaced here");
                    caller.comesBackTo(at);
                }
                case 2 -> {
                    if (random.nextBoolean()) {
                        at.states.goDeaf();
                    }
                    at = fleet.gateway();
                    count("displaced to another");
                    caller.comesBackTo(at);
                }
                default -> {
                    at.diesAfter(random.nextInt(12));
                    happens();
                    fleet.waits(random.nextInt(300));
                    at.dies();
                    caller.drop(underWay);
                    fleet.waits(random.nextInt(5_000));
                    at = fleet.gateway();
                    count("server died");
                    caller.comesBackTo(at);
                }
            }
        }

        private void happens() {
            switch (random.nextInt(12)) {
                case 0 -> caller.writes("hello");
                case 1 -> caller.writes(TimedWork.ASKS_FOR_A_CALL);
                case 2, 3 -> caller.asks("{}");
                case 4 -> caller.asks("{\"output_modalities\":[\"text\"]}");
                case 5 ->
                    caller.asks(
                            "{\"conversation\":\"none\",\"output_modalities\":[\"text\"],\"metadata\":{\"a\":\"b\"}}");
                case 6 -> caller.speaks(20L * random.nextInt(50));
                case 7 -> {
                    caller.speaks(200);
                    caller.isSilent(600);
                }
                case 8 -> caller.says(new ClientEvent.ResponseCancel(null, null));
                case 9 -> result();
                case 10 -> caller.says(new ClientEvent.ItemDelete(null, someItem()));
                default -> caller.updates("{\"type\":\"realtime\",\"instructions\":\"" + random.nextInt(100) + "\"}");
            }
        }

        private void result() {
            List<JsonNode> calls = caller.all("response.function_call_arguments.done");
            String call = calls.isEmpty()
                    ? "call_unknown"
                    : calls.get(random.nextInt(calls.size())).path("call_id").asText();
            caller.says(new ClientEvent.ItemCreate(null, null, new Item.FunctionCallOutput(null, call, "sunny")));
        }

        private ItemId someItem() {
            List<JsonNode> items = caller.all("conversation.item.added");
            return new ItemId(
                    items.isEmpty()
                            ? "item_unknown"
                            : items.get(random.nextInt(items.size()))
                                    .at("/item/id")
                                    .asText());
        }

        private void count(String what) {
            done.merge(what, 1, Integer::sum);
        }
    }
}
