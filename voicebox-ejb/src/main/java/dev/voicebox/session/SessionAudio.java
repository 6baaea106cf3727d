package dev.voicebox.session;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.effect.Effect;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;

/** Brings the sound of a session's items to the disk and back, one access at a time and off the session's own thread. */
final class SessionAudio {
    /** The session's own: where its troubles are looked for. */
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class.getName());

    private final SessionId session;
    private final ItemAudio audio;
    private final Mailbox<Runnable> disk;
    private final Consumer<SessionMessage> mailbox;

    SessionAudio(SessionId session, AudioKeeping keeping, Consumer<SessionMessage> mailbox) {
        this.session = session;
        this.audio = new ItemAudio(keeping.folder(), keeping.quotaBytes());
        this.disk = new Mailbox<>(keeping.disk(), this::access);
        this.mailbox = mailbox;
    }

    void keep(Effect.KeepAudio effect) {
        disk.offer(() -> audio.keep(effect.item(), effect.audio()));
    }

    void cut(Effect.CutAudio effect) {
        disk.offer(() -> audio.cut(effect.item(), effect.bytes()));
    }

    void forget(ItemId item) {
        disk.offer(() -> audio.forget(item));
    }

    void load(Effect.LoadAudio effect) {
        disk.offer(() -> answer(effect));
    }

    void close() {
        disk.offer(audio::close);
    }

    /** Also when the sound cannot be read: the client waits for its item. */
    private void answer(Effect.LoadAudio effect) {
        byte[] loaded = null;
        try {
            loaded = audio.load(effect.item());
        } finally {
            mailbox.accept(new SessionMessage.AudioLoaded(effect.item(), loaded, effect.eventId()));
        }
    }

    private void access(Runnable access) {
        try {
            access.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "session " + session + ": audio of an item is lost for later retrieval", failure);
        }
    }
}
