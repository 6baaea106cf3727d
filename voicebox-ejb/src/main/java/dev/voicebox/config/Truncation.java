package dev.voicebox.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.wire.Field;

/** What happens when the conversation grows longer than the model reads. */
public sealed interface Truncation {

    /** The oldest items fall out of the context, as many as have to. */
    record Auto() implements Truncation {}

    /** Nothing falls out: the answer fails. */
    record Disabled() implements Truncation {}

    /**
     * When something has to fall out, as much does that the rest takes this share of the room: fewer cuts, so that the
     * provider's cache of what it read before stays of use.
     *
     * @param ratio 0 to 1
     * @param postInstructions tokens that the items may have, beside instructions and tools; empty for all there is room for
     */
    record RetentionRatio(double ratio, OptionalInt postInstructions) implements Truncation {}

    static Truncation of(Field field) throws ProtocolViolation {
        if (field.value().isTextual()) {
            return field.oneOf(List.of("auto", "disabled")).equals("auto") ? new Auto() : new Disabled();
        }
        field.objectOrText();
        field.object(Set.of("type", "retention_ratio", "token_limits"));
        field.child("type").oneOf(List.of("retention_ratio"));
        Field ratio = field.child("retention_ratio");
        if (ratio.isAbsent()) {
            throw ratio.wrongType("a number");
        }
        return new RetentionRatio(ratio.number(1, 0, 1), limit(field.child("token_limits")));
    }

    private static OptionalInt limit(Field limits) throws ProtocolViolation {
        if (limits.isAbsent()) {
            return OptionalInt.empty();
        }
        limits.object(Set.of("post_instructions"));
        Field most = limits.child("post_instructions");
        return most.isAbsent() ? OptionalInt.empty() : OptionalInt.of((int) most.integer(0, Integer.MAX_VALUE));
    }
}
