package dev.voicebox.journal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.voicebox.content.ContentKey;
import dev.voicebox.content.Protection;
import dev.voicebox.content.SealedItem;
import dev.voicebox.tenant.TenantId;

/**
 * Seals items of tenants that want it before anything is written: behind this, neither queue nor log, mirror or tables see
 * what was said. Of a tenant of which nothing is known an item is refused.
 */
public final class SealingJournal implements Journal {

    private final Journal journal;
    private final Function<TenantId, Optional<Protection>> protection;

    /** @param protection of a tenant; must not wait */
    public SealingJournal(Journal journal, Function<TenantId, Optional<Protection>> protection) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.protection = Objects.requireNonNull(protection, "protection");
    }

    @Override
    public String gateway() {
        return journal.gateway();
    }

    @Override
    public void append(JournalRecord record, Consumer<Written> outcome) {
        if (record instanceof JournalRecord.ItemPut put) {
            protection
                    .apply(put.stamp().tenant())
                    .ifPresentOrElse(
                            known -> journal.append(known.accept(new Keeping(put)), outcome),
                            () -> outcome.accept(Written.REFUSED));
        } else {
            journal.append(record, outcome);
        }
    }

    private record Keeping(JournalRecord.ItemPut put) implements Protection.Handler<JournalRecord> {

        @Override
        public JournalRecord onPlain() {
            return put;
        }

        @Override
        public JournalRecord onEncrypted(ContentKey key) {
            Stamp stamp = put.stamp();
            ContentKey.Place place = new ContentKey.Place(
                    stamp.tenant(), stamp.session().value(), put.item().id().value());
            SealedItem sealed = SealedItem.of(put.item(), key, place);
            return new JournalRecord.ItemSealed(stamp, put.position(), sealed, put.previous());
        }
    }
}
