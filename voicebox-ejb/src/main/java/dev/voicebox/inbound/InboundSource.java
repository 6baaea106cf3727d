package dev.voicebox.inbound;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.voicebox.inbound.said.Arrived;

/** Where records come from: some partitions of a topic, which come and go. For one thread. */
public interface InboundSource extends AutoCloseable {

    /** The next records, those of a partition in order; tells the listener before it returns them. */
    List<Arrived> poll(Duration patience, Partitions listener);

    /** Reads on from this offset. */
    void turnBack(int partition, long offset);

    /** Nothing is read of these partitions until this is called without them. */
    void hold(Collection<Integer> partitions);

    /** @param offsets that are to be read first after a crash, by partition; lost without harm */
    void commit(Map<Integer, Long> offsets);

    @Override
    void close();

    /** Is told whose records come here. */
    interface Partitions {
        void onAssigned(int partition, long from);

        /** Someone else reads on from what is committed when this returns. */
        void onRevoked(Collection<Integer> partitions);
    }
}
