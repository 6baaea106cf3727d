package dev.voicebox.job.stream.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Keeps the work that servers share going while this one runs. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkStart {
    @Inject
    private Division division;

    @PostConstruct
    void start() {
        division.start();
    }

    @PreDestroy
    void stop() {
        division.stop();
    }
}
