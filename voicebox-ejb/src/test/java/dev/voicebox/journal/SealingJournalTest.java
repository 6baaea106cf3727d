package dev.voicebox.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.content.Protection;

import static org.assertj.core.api.Assertions.assertThat;

class SealingJournalTest {
    private final InMemoryJournal behind = new InMemoryJournal();
    private final List<Written> outcomes = new ArrayList<>();

    @Test
    void whatNobodySaidIsPassedOnOfAnyTenant() {
        SealingJournal journal = new SealingJournal(behind, tenant -> Optional.empty());
        List<JournalRecord> others = Records.everyKind("sess_1").stream()
                .filter(record -> !(record instanceof JournalRecord.ItemPut))
                .toList();
        others.forEach(record -> journal.append(record, outcomes::add));

        assertThat(behind.records()).isEqualTo(others);
    }

    @Test
    void anItemIsRefusedWhileItIsNotKnownHowToKeepIt() {
        new SealingJournal(behind, tenant -> Optional.empty()).append(Records.put("sess_1", 1, "said"), outcomes::add);

        assertThat(behind.records()).isEmpty();
        assertThat(outcomes).containsExactly(Written.REFUSED);
    }

    @Test
    void anItemOfATenantThatWantsNoEncryptionIsKeptAsItIs() {
        JournalRecord put = Records.put("sess_1", 1, "said");
        new SealingJournal(behind, tenant -> Optional.of(new Protection.Plain())).append(put, outcomes::add);

        assertThat(behind.records()).containsExactly(put);
    }
}
