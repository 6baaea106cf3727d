package dev.voicebox.response.prompt;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which items fall out of a context that has grown too long: the oldest first, those that belong together at once, and never
 * the newest. They stay in the conversation.
 */
final class ContextCut {
    private final List<Piece> pieces;
    private final int[] groups;
    private final BitSet out = new BitSet();
    private long tokens;

    /**
     * An item as far as it matters here.
     *
     * @param tie equal for items that make no sense without each other, or {@code null}
     * @param isOut whether it has fallen out before
     */
    record Piece(int tokens, Object tie, boolean isOut) {}

    /**
     * How many tokens the items may have.
     *
     * @param most beyond it something falls out
     * @param afterwards what is left then has no more than this
     */
    record Room(int most, int afterwards) {}

    private ContextCut(List<Piece> pieces) {
        this.pieces = pieces;
        this.groups = groups(pieces);
    }

    /** The places of those that are out, which includes those that were. */
    static BitSet of(List<Piece> pieces, Room room) {
        ContextCut cut = new ContextCut(pieces);
        cut.stayOut();
        if (cut.tokens > room.most()) {
            cut.shrinkTo(room.afterwards());
        }
        return cut.out;
    }

    /** What has fallen out does not come back, unless the newest item needs it. */
    private void stayOut() {
        tokens = pieces.stream().mapToLong(Piece::tokens).sum();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isOut()) {
                drop(groups[i]);
            }
        }
    }

    private void shrinkTo(int most) {
        for (int i = 0; i < pieces.size() && tokens > most; i++) {
            drop(groups[i]);
        }
    }

    private void drop(int group) {
        if (group == groups[pieces.size() - 1]) {
            return;
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (groups[i] == group && !out.get(i)) {
                out.set(i);
                tokens -= pieces.get(i).tokens();
            }
        }
    }

    /** Each piece's group, named by the place of its first piece. */
    private static int[] groups(List<Piece> pieces) {
        Map<Object, Integer> ties = new HashMap<>();
        int[] groups = new int[pieces.size()];
        for (int i = 0; i < groups.length; i++) {
            Object tie = pieces.get(i).tie();
            Integer first = tie == null ? null : ties.putIfAbsent(tie, i);
            groups[i] = first == null ? i : first;
        }
        return groups;
    }
}
