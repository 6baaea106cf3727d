package dev.voicebox.observe;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ContentPart.InputAudio;
import dev.voicebox.event.ContentPart.InputText;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.InMemoryJournal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.SessionJournal;
import dev.voicebox.journal.Written;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class ReceivedTokensTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private final ReceivedTokens received = new ReceivedTokens(journal);
    private final List<Integer> told = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final SessionJournal session = new SessionJournal(
            new SessionJournal.Owner(new TenantId("acme"), new ProjectId("main"), new SessionId("sess_1")),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            received);

    @BeforeEach
    void watch() {
        received.watchedBy(told::add);
    }

    @Test
    void whatACallerTypesIsCounted() {
        put(Role.USER, new InputText("12345678"), new InputText("1234"));

        assertThat(told).containsExactly(3);
    }

    @Test
    void whatACallerSaysIsCountedOnceWhenItsWordsAreKnown() {
        put(Role.USER, new InputText("1234"), new InputAudio(null, null));
        put(Role.USER, new InputText("1234"), new InputAudio("12345678", null));

        assertThat(told).containsExactly(3);
    }

    @Test
    void whatOthersSayIsNot() {
        put(Role.SYSTEM, new InputText("12345678"));
        put(Role.ASSISTANT, new ContentPart.OutputText("12345678"));
        put(Role.USER, new InputAudio("", null));

        assertThat(told).isEmpty();
    }

    @Test
    void everythingReachesTheJournalAndItsOutcomeTheSession() {
        put(Role.USER, new InputText("1234"));
        session.drop(new ItemId("item_1"));

        assertThat(journal.records())
                .hasExactlyElementsOfTypes(JournalRecord.ItemPut.class, JournalRecord.ItemDropped.class);
        assertThat(written).containsExactly(Written.DURABLE);
    }

    private void put(Role role, ContentPart... content) {
        session.put(new Message(new ItemId("item_1"), role, Status.COMPLETED, List.of(content)), null, written::add);
    }
}
