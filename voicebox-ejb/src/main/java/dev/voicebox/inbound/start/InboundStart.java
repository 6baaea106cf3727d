package dev.voicebox.inbound.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

import dev.voicebox.access.ContentCheck;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.inbound.InboundSettings;
import dev.voicebox.inbound.InboundWorker;
import dev.voicebox.inbound.RememberedTenants;
import dev.voicebox.inbound.Talks;
import dev.voicebox.inbound.kafka.KafkaSource;
import dev.voicebox.inbound.stored.StoredPasts;
import dev.voicebox.inbound.stored.StoredTenants;
import dev.voicebox.outbox.kafka.KafkaSettings;
import dev.voicebox.outbox.schema.EventSchemas;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.session.Conversations;
import dev.voicebox.setting.Roles;
import dev.voicebox.tenant.DependencyState;
import dev.voicebox.tenant.OnceReady;
import dev.voicebox.tenant.UnitOfWork;

/** Holds conversations over Kafka, if this server has that role and Kafka is on. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class InboundStart {
    private static final Logger LOG = System.getLogger(InboundStart.class.getName());
    private static final String ROLE = "inbound";
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);
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
    private Conversations conversations;

    @Inject
    private UnitOfWork work;

    @Inject
    private ContentCheck content;

    @Inject
    private TenantKeys contentKeys;

    @Inject
    private InboundLog log;

    @Inject
    private Notices notices;

    private OnceReady waiting;
    private InboundWorker worker;
    private Thread thread;

    @PostConstruct
    void start() {
        if (KafkaSettings.read(this::setting).enabled()
                && Roles.read(this::setting).has(ROLE)) {
            waiting = new OnceReady(
                    "Talking over Kafka",
                    timer,
                    () -> dependencies.migrated() && conversations.isAccepting(),
                    this::talk);
        }
    }

    /** Partitions are free at once, and their sessions with them. */
    @PreDestroy
    void stop() {
        if (waiting != null) {
            waiting.close();
        }
        if (worker == null) {
            return;
        }
        worker.stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk() {
        String servers = KafkaSettings.read(this::setting).bootstrapServers();
        RememberedTenants tenants =
                new RememberedTenants(new StoredTenants(work, content), System::nanoTime, notices::isHeard);
        notices.listen(tenants::onNotice);
        Talks talks = new Talks(
                new Talks.Means(
                        conversations,
                        tenants,
                        new StoredPasts(new HistoryRows(database, DATABASE_PATIENCE), contentKeys, Clock.systemUTC())),
                EventSchemas.load(),
                log,
                System::nanoTime);
        worker = new InboundWorker(() -> new KafkaSource(servers), talks, log, InboundSettings.read(this::setting));
        thread = threads.newThread(worker);
        thread.start();
        LOG.log(Level.INFO, "Callers may talk over Kafka at {0}.", servers);
    }

    private Optional<String> setting(String key) {
        return config.getOptionalValue(key, String.class);
    }
}
