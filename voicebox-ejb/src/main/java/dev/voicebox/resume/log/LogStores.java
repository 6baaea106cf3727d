package dev.voicebox.resume.log;

import dev.voicebox.persistence.redis.session.LivingSessions;
import dev.voicebox.persistence.redis.session.SessionStateStore;

/**
 * @param prompt gives up after the time that an event may wait
 * @param patient waits longer; for what has to be known
 */
public record LogStores(SessionStateStore prompt, SessionStateStore patient, LivingSessions living) {}
