package dev.voicebox.response.prompt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.response.prompt.ContextCut.Piece;
import dev.voicebox.response.prompt.ContextCut.Room;

import static org.assertj.core.api.Assertions.assertThat;

/** What falls out of a context that has grown too long. */
class ContextCutTest {

    @Test
    void whatFitsStays() {
        assertThat(out(new Room(30, 30), piece(10), piece(10), piece(10))).isEmpty();
    }

    @Test
    void theOldestFallsOutFirstAndNoMoreThanHasTo() {
        assertThat(out(new Room(25, 25), piece(10), piece(10), piece(10))).containsExactly(0);
    }

    @Test
    void aDeeperCutLeavesRoomForWhatComes() {
        assertThat(out(new Room(30, 15), piece(10), piece(10), piece(10), piece(5)))
                .containsExactly(0, 1);
        assertThat(out(new Room(35, 15), piece(10), piece(10), piece(10), piece(5)))
                .as("nothing is cut before it has to be")
                .isEmpty();
    }

    @Test
    void aCallTakesItsResultWithIt() {
        assertThat(out(new Room(20, 20), tied(10, "call"), piece(10), tied(10, "call"), piece(10)))
                .containsExactly(0, 2);
    }

    @Test
    void theNewestStaysHoweverLongItIs() {
        assertThat(out(new Room(5, 5), piece(10), piece(100))).containsExactly(0);
    }

    @Test
    void theResultThatIsToBeAnsweredKeepsItsCall() {
        assertThat(out(new Room(25, 25), tied(10, "call"), piece(10), tied(10, "call")))
                .containsExactly(1);
    }

    @Test
    void whatFellOutStaysOut() {
        assertThat(out(new Room(100, 100), gone(10), piece(10))).containsExactly(0);
    }

    @Test
    void aResultThatComesAfterItsCallFellOutBringsItBackToBeAnswered() {
        assertThat(out(new Room(100, 100), new Piece(10, "call", true), piece(10), tied(10, "call")))
                .isEmpty();
        assertThat(out(new Room(100, 100), new Piece(10, "call", true), tied(10, "call"), piece(10)))
                .as("and not when something newer is")
                .containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePromisesHoldForAnyContext(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            List<Piece> pieces = anything(random);
            int most = random.nextInt(400);
            Room room = new Room(most, random.nextBoolean() ? most : random.nextInt(most + 1));
            check(pieces, room, ContextCut.of(pieces, room));
        }
    }

    private static void check(List<Piece> pieces, Room room, BitSet out) {
        int last = pieces.size() - 1;
        assertThat(out.get(last)).as("the newest stays").isFalse();
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j < i; j++) {
                if (areTied(pieces.get(i), pieces.get(j))) {
                    assertThat(out.get(i)).as("tied ones leave together").isEqualTo(out.get(j));
                }
            }
        }
        boolean onlyNewestLeft = IntStream.rangeClosed(0, last)
                .filter(i -> !out.get(i))
                .allMatch(i -> i == last || areTied(pieces.get(i), pieces.get(last)));
        assertThat(left(pieces, out) <= room.most() || onlyNewestLeft)
                .as("it fits")
                .isTrue();
        BitSet before = outBefore(pieces);
        if (!out.equals(before)) {
            assertThat(left(pieces, before)).as("nothing leaves without need").isGreaterThan(room.most());
            assertThat(left(pieces, out) <= room.afterwards() || onlyNewestLeft)
                    .as("the cut goes as deep as it should")
                    .isTrue();
            checkDepth(pieces, room, out, before);
        }
        assertThat(ContextCut.of(again(pieces, out), room))
                .as("a second look changes nothing")
                .isEqualTo(out);
    }

    /** The one that left last had to. */
    private static void checkDepth(List<Piece> pieces, Room room, BitSet out, BitSet before) {
        BitSet fresh = (BitSet) out.clone();
        fresh.andNot(before);
        int lastGroup = IntStream.range(0, pieces.size())
                .filter(fresh::get)
                .filter(i -> IntStream.range(0, i).noneMatch(j -> areTied(pieces.get(i), pieces.get(j))))
                .max()
                .orElseThrow();
        BitSet oneLess = (BitSet) out.clone();
        for (int i = 0; i < pieces.size(); i++) {
            if (i == lastGroup || areTied(pieces.get(i), pieces.get(lastGroup))) {
                oneLess.clear(i);
            }
        }
        assertThat(left(pieces, oneLess)).as("the cut goes no deeper").isGreaterThan(room.afterwards());
    }

    /** Those that were out, with what is tied to them, save what the newest needs. */
    private static BitSet outBefore(List<Piece> pieces) {
        BitSet before = new BitSet();
        Piece newest = pieces.get(pieces.size() - 1);
        for (int i = 0; i < pieces.size() - 1; i++) {
            Piece piece = pieces.get(i);
            boolean gone =
                    pieces.stream().anyMatch(other -> other.isOut() && (other == piece || areTied(other, piece)));
            if (gone && !areTied(piece, newest)) {
                before.set(i);
            }
        }
        return before;
    }

    private static List<Piece> again(List<Piece> pieces, BitSet out) {
        return IntStream.range(0, pieces.size())
                .mapToObj(i -> new Piece(pieces.get(i).tokens(), pieces.get(i).tie(), out.get(i)))
                .toList();
    }

    private static long left(List<Piece> pieces, BitSet out) {
        return IntStream.range(0, pieces.size())
                .filter(i -> !out.get(i))
                .mapToLong(i -> pieces.get(i).tokens())
                .sum();
    }

    private static boolean areTied(Piece one, Piece other) {
        return one.tie() != null && one.tie().equals(other.tie());
    }

    /** Calls come before their results, and each has one at most. */
    private static List<Piece> anything(Random random) {
        List<Piece> pieces = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int size = 1 + random.nextInt(14);
        for (int i = 0; i < size; i++) {
            int tokens = 1 + random.nextInt(60);
            boolean gone = random.nextInt(8) == 0;
            int kind = random.nextInt(4);
            if (kind == 0) {
                open.add(i);
                pieces.add(new Piece(tokens, i, gone));
            } else if (kind == 1 && !open.isEmpty()) {
                pieces.add(new Piece(tokens, open.remove(random.nextInt(open.size())), gone));
            } else {
                pieces.add(new Piece(tokens, null, gone));
            }
        }
        return pieces;
    }

    private static int[] out(Room room, Piece... pieces) {
        return ContextCut.of(List.of(pieces), room).stream().toArray();
    }

    private static Piece piece(int tokens) {
        return new Piece(tokens, null, false);
    }

    private static Piece gone(int tokens) {
        return new Piece(tokens, null, true);
    }

    private static Piece tied(int tokens, String tie) {
        return new Piece(tokens, tie, false);
    }
}
