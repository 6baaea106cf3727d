package dev.voicebox.audit.chain;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Keyed hashes of 32 bytes; whoever has the database has none of their keys. The current one comes first, those after it only
 * know what was sealed before.
 *
 * @param rows for rows
 * @param heads for the ends of chains
 */
public record ChainKeys(List<UnaryOperator<byte[]>> rows, List<UnaryOperator<byte[]>> heads) {

    public ChainKeys {
        rows = List.copyOf(rows);
        heads = List.copyOf(heads);
        if (rows.isEmpty() || heads.isEmpty()) {
            throw new IllegalArgumentException("there is at least one key for rows and one for heads");
        }
        rows.forEach(Objects::requireNonNull);
    }

    @Override
    public String toString() {
        return "ChainKeys[…]";
    }
}
