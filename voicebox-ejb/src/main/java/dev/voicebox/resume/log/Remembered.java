package dev.voicebox.resume.log;

import java.time.Duration;
import java.util.Optional;

import dev.voicebox.persistence.redis.session.SessionRemembered;
import dev.voicebox.persistence.redis.session.SessionStart;
import dev.voicebox.resume.owned.Memory;
import dev.voicebox.resume.owned.OwnedSession;

/** What an owner remembers, in the form in which it is written. */
record Remembered(StateForm form, String gateway, Duration window) {

    /** As a new attempt to write; empty if it may not be written now. */
    Optional<SessionRemembered> of(OwnedSession session) {
        Memory memory = session.memory();
        return form.config(session.key(), memory.facts().config())
                .flatMap(config -> form.bodies(session.key(), memory.items().items())
                        .map(bodies -> new SessionRemembered(
                                StateForm.address(session.key()),
                                start(session, config),
                                session.lease().epoch(),
                                session.since(),
                                counts(memory),
                                memory.lastEvent(),
                                new SessionRemembered.Items(
                                        bodies, memory.items().older()),
                                form.said(
                                        session.key(),
                                        memory.underway(),
                                        memory.place().events()))));
    }

    private SessionStart start(OwnedSession session, String config) {
        Memory memory = session.memory();
        return new SessionStart(
                gateway,
                session.held().tokenHash(),
                config,
                memory.facts().began(),
                memory.facts().expires(),
                window);
    }

    private static SessionRemembered.Counts counts(Memory memory) {
        Memory.Place place = memory.place();
        return new SessionRemembered.Counts(memory.nextVersion(), place.events(), place.open(), place.openFrom());
    }
}
