package dev.voicebox.outbox.start;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.table.RowsBeside;
import dev.voicebox.outbox.OutboxForm;
import dev.voicebox.outbox.kafka.KafkaSettings;
import dev.voicebox.outbox.relay.Relay;
import dev.voicebox.persistence.journal.row.JournalRow;

/** What the writer of the journal adds to a batch, and tells when the batch is committed. Without Kafka: nothing. */
@ApplicationScoped
public class Outgoing implements RowsBeside {

    @Inject
    private Config config;

    private final RelayLog watch = new RelayLog();
    private boolean told;
    private volatile Relay relay;
    private volatile OutboxFigures figures = OutboxFigures.NONE;

    @PostConstruct
    void read() {
        told = KafkaSettings.read(key -> config.getOptionalValue(key, String.class))
                .enabled();
    }

    /** Whether events go anywhere. */
    public boolean isTold() {
        return told;
    }

    @Override
    public List<JournalRow> rowsOf(JournalRecord record) {
        return told ? OutboxForm.journalRowsOf(record) : List.of();
    }

    /** Events of this server need not wait until a relay looks. */
    @Override
    public void onCommitted() {
        Relay running = relay;
        if (running != null) {
            running.wake();
        }
    }

    /** A few seconds old at most, while this server has the role relay. */
    public OutboxFigures figures() {
        return figures;
    }

    /** Events that were acknowledged to this server's relay since its start. */
    public long published() {
        return watch.published();
    }

    void onFigures(OutboxFigures now) {
        figures = now;
    }

    RelayLog watch() {
        return watch;
    }

    Optional<Relay> relay() {
        return Optional.ofNullable(relay);
    }

    void relayedBy(Relay relay) {
        this.relay = relay;
    }
}
