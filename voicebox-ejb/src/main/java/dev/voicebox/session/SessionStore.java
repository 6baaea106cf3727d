package dev.voicebox.session;

import java.util.Set;
import java.util.function.Consumer;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.SessionJournal;
import dev.voicebox.journal.SessionKind;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.Written;

/** What of a session outlives it. For the session's own thread only. */
final class SessionStore {
    /** A client that closes: with a code, by leaving the page, or without giving a code. */
    private static final Set<Integer> GOODBYES = Set.of(1000, 1001, 1005);

    private final SessionJournal journal;
    private final SessionConfig config;
    private final Consumer<SessionMessage> mailbox;
    private EndReason reason = EndReason.CONNECTION_LOST;

    /** @param mailbox takes what became of items, on any thread */
    SessionStore(SessionProfile profile, SessionJournal journal, Consumer<SessionMessage> mailbox) {
        this.journal = journal;
        this.config = profile.config();
        this.mailbox = mailbox;
    }

    void began() {
        journal.note(stamp -> config.accept(new Beginning(stamp, journal.gateway())));
    }

    void put(Item item, ItemId previous) {
        ItemId id = item.id();
        journal.put(
                item,
                previous,
                written -> mailbox.accept(
                        written == Written.DURABLE
                                ? new SessionMessage.ItemStored(id)
                                : new SessionMessage.ItemRefused(id)));
    }

    void drop(ItemId item) {
        journal.drop(item);
    }

    void used(Effect.Meter effect) {
        journal.note(stamp -> new JournalRecord.Used(stamp, effect.amounts()));
    }

    void endsBecause(SessionMessage.ClientGone gone) {
        reason = GOODBYES.contains(gone.code()) ? EndReason.CLIENT_CLOSED : EndReason.CONNECTION_LOST;
    }

    void endsBecause(Effect.Close close) {
        reason = switch (close.code()) {
            case SessionLifecycle.SERVICE_RESTART -> EndReason.SERVER_STOPPED;
            case Ending.CLOSE_CODE -> EndReason.CLOSED_BY_ADMINISTRATOR;
            default -> EndReason.EXPIRED;
        };
    }

    EndReason reason() {
        return reason;
    }

    /** Has the session told when all of it is written, or will never be. */
    void tellWhenWritten() {
        journal.whenWritten(() -> mailbox.accept(new SessionMessage.AllWritten()));
    }

    void ended() {
        journal.note(stamp -> new JournalRecord.SessionEnded(stamp, reason));
    }

    private record Beginning(Stamp stamp, String gateway) implements SessionConfig.Handler<JournalRecord> {
        @Override
        public JournalRecord onRealtime(RealtimeConfig config) {
            String voice = config.answer().mode().voice();
            return new JournalRecord.SessionBegan(stamp, SessionKind.REALTIME, config.model(), voice, gateway);
        }

        @Override
        public JournalRecord onTranscription(TranscriptionConfig config) {
            return new JournalRecord.SessionBegan(stamp, SessionKind.TRANSCRIPTION, null, null, gateway);
        }
    }
}
