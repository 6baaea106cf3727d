package dev.voicebox.effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What leaves the gate, and when, against a model that looks at everything that was ever offered. */
class EventGateTest {
    private static final int LANES = 5;
    private static final int ITEMS = 6;

    @Test
    void itLetsThroughWhatANaiveListWould() {
        Random random = new Random(40);
        for (int session = 0; session < 400; session++) {
            Pair pair = new Pair();
            for (int step = 0; step < 100; step++) {
                pair.step(random, step);
            }
            pair.settle();
        }
    }

    @Test
    void whatIsHeldHoldsOnlyItsOwnLane() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.offer(1, event(1), Set.of(item(0)));
        pair.offer(1, event(2), Set.of());
        pair.offer(2, event(3), Set.of());
        assertThat(pair.out).containsExactly(event(3));

        pair.stored(0);
        assertThat(pair.out).containsExactly(event(3), event(1), event(2));
    }

    @Test
    void whatWasSaidFirstLeavesFirst() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.offer(4, event(1), Set.of(item(0)));
        pair.offer(2, event(2), Set.of(item(0)));
        pair.offer(4, event(3), Set.of());
        pair.stored(0);

        assertThat(pair.out).containsExactly(event(1), event(2), event(3));
    }

    @Test
    void anItemThatNobodyWaitsForReleasesNothing() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.offer(1, event(1), Set.of(item(0)));
        pair.stored(3);

        assertThat(pair.out).isEmpty();
        assertThat(pair.gate.isHolding()).isTrue();
    }

    @Test
    void anItemNamesTheNearestBeforeItThatIsAnnounced() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.gate.offer("answer", event(1), Set.of(item(0)), pair.out::add);
        pair.gate.offer("answer", added(1, 0), Set.of(), pair.out::add);
        pair.gate.offer(item(2), committed(2, 1), Set.of(), pair.out::add);
        pair.gate.offer(item(2), added(2, 1), Set.of(), pair.out::add);
        assertThat(pair.out).containsExactly(committed(2, 0), added(2, 0));

        pair.gate.stored(item(0), pair.out::add);
        assertThat(pair.out).endsWith(event(1), added(1, 0));
    }

    @Test
    void anItemIsDeletedAfterThoseThatNameIt() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.gate.offer("answer", added(2, 1), Set.of(item(0)), pair.out::add);
        pair.gate.offer(item(1), deleted(1), Set.of(), pair.out::add);
        assertThat(pair.out).isEmpty();

        pair.gate.stored(item(0), pair.out::add);
        assertThat(pair.out).containsExactly(added(2, 1), deleted(1));
    }

    @Test
    void whatIsSaidOfAnItemComesAfterItsAnnouncement() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.gate.offer("answer", added(1, 0), Set.of(item(0)), pair.out::add);
        pair.gate.offerOf(item(1), deleted(1), pair.out::add);
        assertThat(pair.out).isEmpty();

        pair.gate.stored(item(0), pair.out::add);
        assertThat(pair.out).containsExactly(added(1, 0), deleted(1));
    }

    @Test
    void whatIsSaidOfAnItemStaysInOrderWhenItIsSaidAmongTheEventsOfAnAnswer() {
        Pair pair = new Pair();
        pair.hold(0);
        pair.hold(1);
        pair.gate.offer("answer", added(2, 1), Set.of(item(0)), pair.out::add);
        pair.gate.offer("answer", event(3), Set.of(item(1)), pair.out::add);
        pair.gate.offerOf(item(2), event(4), pair.out::add);
        pair.gate.stored(item(0), pair.out::add);
        pair.gate.offerOf(item(2), deleted(2), pair.out::add);
        assertThat(pair.out).containsExactly(added(2, 1));

        pair.gate.stored(item(1), pair.out::add);
        assertThat(pair.out).containsExactly(added(2, 1), event(3), event(4), deleted(2));
    }

    private record Offered(int lane, ServerEvent event, Set<ItemId> waitsFor) {}

    /** The gate and its naive double. */
    private static final class Pair {
        private final EventGate gate = new EventGate();
        private final List<ServerEvent> out = new ArrayList<>();
        private final Set<ItemId> pending = new HashSet<>();
        private final List<Offered> held = new ArrayList<>();
        private final Map<Integer, List<ServerEvent>> expected = new HashMap<>();
        private final Map<ServerEvent, Integer> laneOf = new HashMap<>();

        private void step(Random random, int number) {
            switch (random.nextInt(6)) {
                case 0 -> hold(random.nextInt(ITEMS));
                case 1, 2 -> stored(random.nextInt(ITEMS));
                default -> {
                    Set<ItemId> waitsFor = new HashSet<>(gate.pending());
                    waitsFor.removeIf(item -> random.nextInt(3) > 0);
                    offer(random.nextInt(LANES), event(number), waitsFor);
                }
            }
        }

        private void hold(int item) {
            gate.hold(item(item));
            pending.add(item(item));
            assertThat(gate.pending()).isEqualTo(pending);
        }

        private void offer(int lane, ServerEvent event, Set<ItemId> waitsFor) {
            laneOf.put(event, lane);
            held.add(new Offered(lane, event, waitsFor));
            gate.offer(lane, event, waitsFor, out::add);
            compare();
        }

        private void stored(int item) {
            pending.remove(item(item));
            gate.stored(item(item), out::add);
            compare();
        }

        private void settle() {
            for (int item = 0; item < ITEMS; item++) {
                stored(item);
            }
            assertThat(held).as("nothing is held for ever").isEmpty();
        }

        private void compare() {
            Set<Integer> blocked = new HashSet<>();
            for (Offered offered : List.copyOf(held)) {
                if (blocked.contains(offered.lane())
                        || offered.waitsFor().stream().anyMatch(pending::contains)) {
                    blocked.add(offered.lane());
                } else {
                    held.remove(offered);
                    expected.computeIfAbsent(offered.lane(), unused -> new ArrayList<>())
                            .add(offered.event());
                }
            }
            Map<Integer, List<ServerEvent>> left = new HashMap<>();
            out.forEach(event -> left.computeIfAbsent(laneOf.get(event), unused -> new ArrayList<>())
                    .add(event));
            assertThat(left).isEqualTo(expected);
            assertThat(gate.isHolding()).isEqualTo(!held.isEmpty());
        }
    }

    private static ItemId item(int number) {
        return new ItemId("item_" + number);
    }

    private static ServerEvent added(int number, int previous) {
        return new ItemEvent.Added(new Item.FunctionCallOutput(item(number), "call", ""), item(previous));
    }

    private static ServerEvent committed(int number, int previous) {
        return new BufferEvent.Committed(item(number), item(previous));
    }

    private static ServerEvent deleted(int number) {
        return new ItemEvent.Deleted(item(number));
    }

    private static ServerEvent event(int number) {
        return new ItemEvent.Deleted(new ItemId("event_" + number));
    }
}
