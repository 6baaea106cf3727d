package dev.voicebox.inbound;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.SessionId;
import dev.voicebox.inbound.said.Arrived;
import dev.voicebox.inbound.said.Arrived.Place;
import dev.voicebox.inbound.said.Said;
import dev.voicebox.inbound.said.SaidReader;
import dev.voicebox.inbound.said.Skipped;
import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.outbox.schema.EventSchemas;
import dev.voicebox.session.Conversations;
import dev.voicebox.session.SessionHandle;
import dev.voicebox.session.SessionRequest;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** The conversations that this server holds over Kafka, one for each tenant and key. */
public final class Talks {
    /** Of unfinished turns, all together. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    static final int CONNECTION_LOST = 1006;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern TENANT = Pattern.compile("[a-z0-9_-]{1,40}");

    private final Means means;
    private final InboundTenants tenants;
    private final SaidReader reader;
    private final InboundWatch watch;
    private final LongSupplier nanos;
    private final Map<Whose, Open> open = new HashMap<>();

    /** What sessions are made of. */
    public record Means(Conversations conversations, InboundTenants tenants, InboundPasts pasts) {}

    private record Whose(TenantId tenant, SessionId session) {}

    private record Open(Talk talk, int partition) {}

    /** @param nanos a clock that only goes forward */
    public Talks(Means means, EventSchemas schemas, InboundWatch watch, LongSupplier nanos) {
        this.means = means;
        this.tenants = means.tenants();
        this.reader = new SaidReader(schemas);
        this.watch = watch;
        this.nanos = nanos;
    }

    /** Whether sessions can begin. */
    boolean areWelcome() {
        return means.conversations().isAccepting();
    }

    /**
     * @param settle takes what is no longer needed, on any thread, now or later
     * @throws Away when the record is to come again
     */
    void hear(Arrived record, Consumer<Place> settle) throws Skipped {
        Whose whose = new Whose(tenant(record.tenant()), session(record.key()));
        ProjectId project = tenants.admits(whose.tenant())
                .orElseThrow(() -> new Skipped(Reason.TENANT, "its tenant has not asked"));
        Said said = reader.read(record.value());
        Open known = open.get(whose);
        if (known == null && said instanceof Said.End) {
            settle.accept(record.place());
            return;
        }
        if (said instanceof Said.Audio audio && bytes() + audio.audio().length > MOST_BYTES) {
            throw new Skipped(Reason.AUDIO, "all unfinished turns together are longer than " + MOST_BYTES + " bytes");
        }
        Open now = known == null ? begin(whose, project, record.place().partition(), settle) : known;
        now.talk().hear(said, record.place().offset(), nanos.getAsLong());
        watch.taken();
    }

    /** Lets go of those that are over, or of which nothing has come for so long. */
    void sweep(long idleNanos, Leftovers leftovers) {
        long since = nanos.getAsLong() - idleNanos;
        for (Iterator<Open> all = open.values().iterator(); all.hasNext(); ) {
            Open one = all.next();
            if (one.talk().isOver()) {
                all.remove();
                leftovers.again(one.partition(), one.talk().abandon(CONNECTION_LOST));
            } else if (one.talk().isIdleSince(since)) {
                all.remove();
                leftovers.settled(one.partition(), one.talk().dropTurn());
                leftovers.again(one.partition(), one.talk().abandon(CONNECTION_LOST));
            }
        }
    }

    /** Ends those of a partition here; whoever reads it takes them up again. */
    void leave(int partition) {
        for (Iterator<Open> all = open.values().iterator(); all.hasNext(); ) {
            Open one = all.next();
            if (one.partition() == partition) {
                all.remove();
                one.talk().abandon(CONNECTION_LOST);
            }
        }
    }

    /** What becomes of the records of a conversation that is let go. */
    interface Leftovers {
        void again(int partition, Collection<Long> offsets);

        void settled(int partition, Collection<Long> offsets);
    }

    private Open begin(Whose whose, ProjectId project, int partition, Consumer<Place> settle) throws Skipped {
        TalkChannel channel = new TalkChannel(offset -> settle.accept(new Place(partition, offset)), watch);
        SessionRequest request = new SessionRequest(whose.tenant(), project, SessionRequest.Wanted.ANYTHING, null);
        try {
            SessionHandle session = means.conversations()
                    .takeUp(whose.session(), means.pasts().of(whose.tenant(), whose.session()), request, channel);
            channel.attach(session);
            Open begun = new Open(new Talk(session, channel), partition);
            open.put(whose, begun);
            return begun;
        } catch (ProtocolViolation e) {
            throw new Skipped(
                    Reason.REFUSED, "no session can begin: " + e.error().code());
        }
    }

    private long bytes() {
        return open.values().stream().mapToLong(one -> one.talk().bytes()).sum();
    }

    private static TenantId tenant(String name) throws Skipped {
        if (name == null || !TENANT.matcher(name).matches()) {
            throw new Skipped(Reason.TENANT, "its header tenant is missing, or no id of a tenant");
        }
        return new TenantId(name);
    }

    private static SessionId session(String key) throws Skipped {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Skipped(Reason.KEY, "its key is not 1 to 64 of a-z A-Z 0-9 _ -");
        }
        return new SessionId(key);
    }
}
