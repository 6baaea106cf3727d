package dev.voicebox.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.voicebox.inbound.said.Arrived;

/** One partition, 0, that is read from wherever the worker wants. */
final class ScriptedSource implements InboundSource {
    private final List<Arrived> log = new ArrayList<>();
    final Set<Integer> held = new TreeSet<>();
    long committed;
    private int position;
    private boolean assigned;
    private boolean revoked;

    void write(String key, String tenant, String value) {
        log.add(new Arrived(new Arrived.Place(0, log.size()), key, tenant, value));
    }

    /** At the next poll the partition goes to somebody else. */
    void revoke() {
        revoked = true;
    }

    @Override
    public List<Arrived> poll(Duration patience, Partitions listener) {
        if (revoked) {
            revoked = false;
            assigned = false;
            listener.onRevoked(List.of(0));
            return List.of();
        }
        if (!assigned) {
            assigned = true;
            position = (int) committed;
            listener.onAssigned(0, committed);
        }
        if (held.contains(0)) {
            return List.of();
        }
        List<Arrived> next = List.copyOf(log.subList(position, log.size()));
        position = log.size();
        return next;
    }

    @Override
    public void turnBack(int partition, long offset) {
        position = (int) offset;
    }

    @Override
    public void hold(Collection<Integer> partitions) {
        held.clear();
        held.addAll(partitions);
    }

    @Override
    public void commit(Map<Integer, Long> offsets) {
        committed = offsets.getOrDefault(0, committed);
    }

    @Override
    public void close() {
        assigned = false;
    }
}
