package dev.voicebox.erasure;

import java.util.List;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.form.RecordForm;
import dev.voicebox.persistence.erasure.ErasureRow;
import dev.voicebox.persistence.redis.ClientSecretStore;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.JournalStreams.Entry;

/** What a request names and Redis holds: copies of logs, and client secrets with the sessions bound to them. */
public final class ErasedInRedis {
    private static final int AT_ONCE = 500;

    private final JournalStreams streams;
    private final ClientSecretStore secrets;

    public ErasedInRedis(JournalStreams streams, ClientSecretStore secrets) {
        this.streams = streams;
        this.secrets = secrets;
    }

    /**
     * May be done any number of times.
     *
     * @return how many records and keys have gone
     * @throws dev.voicebox.persistence.redis.RedisUnavailable if Redis did not do it
     */
    long erase(ErasureRow request) {
        long erased = 0;
        for (String gateway : streams.gateways()) {
            erased += fromStream(gateway, request);
        }
        if (request.session() == null && request.reason() == ErasureRow.Reason.REQUESTED) {
            erased += secrets.forgetAll(request.tenant());
        }
        return erased;
    }

    private long fromStream(String gateway, ErasureRow request) {
        long erased = 0;
        List<Entry> page = streams.oldest(gateway, AT_ONCE);
        while (!page.isEmpty()) {
            List<Entry> named =
                    page.stream().filter(entry -> names(request, entry)).toList();
            streams.drop(gateway, named);
            erased += named.size();
            page = streams.behind(gateway, page.get(page.size() - 1), AT_ONCE);
        }
        return erased;
    }

    private static boolean names(ErasureRow request, Entry entry) {
        JournalRecord record;
        try {
            record = RecordForm.read(entry.form());
        } catch (IllegalArgumentException unreadable) {
            // Whoever brings it in says so, and drops it.
            return false;
        }
        boolean numbers = record instanceof JournalRecord.Used;
        boolean within = request.session() == null
                ? record.stamp().at().isBefore(request.upTo())
                : record.stamp().session().value().equals(request.session());
        return !numbers && within && record.stamp().tenant().value().equals(request.tenant());
    }
}
