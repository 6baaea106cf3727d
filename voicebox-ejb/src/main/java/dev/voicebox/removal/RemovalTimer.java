package dev.voicebox.removal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.access.Standing;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.session.Conversations;

/** Looks every second whether something has changed, and three times a minute whatever has. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RemovalTimer {

    @Inject
    private Conversations conversations;

    @Inject
    private Standing standing;

    @Inject
    private Notices notices;

    private Removal removal;
    private AutoCloseable ear;

    @PostConstruct
    void begin() {
        removal = new Removal(conversations, standing);
        ear = notices.listen(removal::onNotice);
    }

    @PreDestroy
    void end() {
        try {
            ear.close();
        } catch (Exception e) {
            throw new IllegalStateException("a listener of notices cannot be closed", e);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void soon() {
        removal.sweepIfDue();
    }

    @Schedule(hour = "*", minute = "*", second = "5/20", persistent = false)
    void always() {
        removal.sweep();
    }
}
