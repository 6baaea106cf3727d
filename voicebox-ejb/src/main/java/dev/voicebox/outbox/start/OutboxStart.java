package dev.voicebox.outbox.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.outbox.kafka.KafkaSettings;
import dev.voicebox.outbox.kafka.KafkaSink;
import dev.voicebox.outbox.relay.LaneRun;
import dev.voicebox.outbox.relay.Relay;
import dev.voicebox.outbox.relay.RelaySettings;
import dev.voicebox.outbox.schema.CheckedSink;
import dev.voicebox.outbox.schema.EventSchemas;
import dev.voicebox.persistence.outbox.OutboxCare;
import dev.voicebox.persistence.outbox.OutboxCounts;
import dev.voicebox.persistence.outbox.OutboxLanes;
import dev.voicebox.persistence.outbox.OutboxQueue;
import dev.voicebox.persistence.outbox.OutboxUnavailable;
import dev.voicebox.setting.Roles;
import dev.voicebox.tenant.DependencyState;
import dev.voicebox.tenant.OnceReady;

/** Runs the relay of this server, if it has that role and events go anywhere. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxStart {
    private static final Logger LOG = System.getLogger(OutboxStart.class.getName());
    private static final String ROLE = "relay";
    private static final int MINUTES_BETWEEN_CLEANINGS = 5;
    private static final int SECONDS_BETWEEN_COUNTS = 5;
    private static final int ROWS_AT_ONCE = 10_000;
    private static final int PATIENCE_S = 5;

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService timer;

    @Inject
    private Config config;

    @Inject
    private DependencyState dependencies;

    @Inject
    private Outgoing outgoing;

    private Thread thread;
    /** Its class is not named here: the server looks into this one whether Kafka is switched on or not. */
    private AutoCloseable sink;

    private OnceReady waiting;
    private ScheduledFuture<?> cleaning;
    private ScheduledFuture<?> counting;

    @PostConstruct
    void start() {
        Roles roles = Roles.read(key -> config.getOptionalValue(key, String.class));
        if (outgoing.isTold() && roles.has(ROLE)) {
            waiting = new OnceReady("The relay of events", timer, dependencies::migrated, this::relay);
        }
    }

    /** Lanes are free at once; a broker that does not answer holds up nothing. */
    @PreDestroy
    void stop() {
        if (waiting != null) {
            waiting.close();
        }
        cancel(cleaning);
        cancel(counting);
        outgoing.relay().ifPresent(Relay::stop);
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void relay() {
        RelaySettings settings = RelaySettings.read(key -> config.getOptionalValue(key, String.class));
        KafkaSettings where = KafkaSettings.read(key -> config.getOptionalValue(key, String.class));
        KafkaSink kafka = new KafkaSink(where);
        sink = kafka;
        CheckedSink checked = new CheckedSink(EventSchemas.load(), kafka);
        OutboxLanes lanes = new OutboxLanes(database);
        LaneRun laneRun = new LaneRun(lanes, new OutboxQueue(database), checked, settings, outgoing.watch());
        Relay relay = new Relay("relay-" + UUID.randomUUID(), lanes, laneRun, settings, outgoing.watch());
        outgoing.relayedBy(relay);
        thread = threads.newThread(relay);
        thread.start();
        LOG.log(Level.INFO, "Events go to Kafka at {0}.", where.bootstrapServers());
        cleaning = timer.scheduleWithFixedDelay(
                () -> clean(settings), MINUTES_BETWEEN_CLEANINGS, MINUTES_BETWEEN_CLEANINGS, TimeUnit.MINUTES);
        counting = timer.scheduleWithFixedDelay(this::count, 0, SECONDS_BETWEEN_COUNTS, TimeUnit.SECONDS);
    }

    private void count() {
        try {
            OutboxCounts counts = new OutboxCare(database).counts();
            outgoing.onFigures(new OutboxFigures(
                    counts.waiting(), counts.parked(), counts.oldest().toMillis() / 1000.0));
        } catch (OutboxUnavailable e) {
            LOG.log(Level.DEBUG, "The figures of the outbox are old: {0}", e.getMessage());
        }
    }

    private void clean(RelaySettings settings) {
        OutboxCare care = new OutboxCare(database);
        try {
            while (care.forgetPublished(settings.keep(), ROWS_AT_ONCE) == ROWS_AT_ONCE) {
                LOG.log(Level.DEBUG, "{0} published events are forgotten.", ROWS_AT_ONCE);
            }
        } catch (OutboxUnavailable e) {
            LOG.log(Level.DEBUG, "Published events stay until the database is back: {0}", e.getMessage());
        }
    }

    private void close() {
        try {
            if (sink != null) {
                sink.close();
            }
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "The way to Kafka did not close.", e);
        }
    }

    private static void cancel(ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
