package dev.voicebox.persistence.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.voicebox.persistence.journal.row.ItemDropRow;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.SessionEndRow;
import dev.voicebox.persistence.journal.row.SessionEventRow;
import dev.voicebox.persistence.journal.row.SessionLostRow;
import dev.voicebox.persistence.journal.row.SessionRow;
import dev.voicebox.persistence.journal.row.ToolAbandonRow;
import dev.voicebox.persistence.journal.row.ToolAnswerRow;
import dev.voicebox.persistence.journal.row.ToolCallRow;
import dev.voicebox.persistence.journal.row.UsageRow;

/** A session as a journal would write it: items that change, go and come again, tool calls with and without results. */
final class SeededRows {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Random random;
    private final String tenant;
    private final String session;
    private final List<JournalRow> rows = new ArrayList<>();
    private final List<Live> live = new ArrayList<>();
    private long sequence;
    private long position;
    private int names;

    private record Live(String id, long position) {}

    SeededRows(Random random, String tenant, String session) {
        this.random = random;
        this.tenant = tenant;
        this.session = session;
    }

    List<JournalRow> of(int steps) {
        rows.add(new SessionRow(next(), "main", "realtime", "gpt-realtime", "marin", "gateway", NOON));
        for (int i = 0; i < steps; i++) {
            step(random.nextInt(10));
        }
        RecordId end = next();
        rows.add(new SessionEndRow(end, "main", "client_closed", at(end)));
        rows.add(new SessionLostRow(
                new RecordId(tenant, session, Long.MAX_VALUE), "main", "gateway_lost", 1, NOON.plusSeconds(60)));
        rows.add(new SessionEventRow(end, "session.ended", "{\"reason\":\"client_closed\"}", at(end)));
        return rows;
    }

    private void step(int choice) {
        RecordId record = next();
        if (choice < 4 || live.isEmpty()) {
            // Sometimes under the name of one that is gone: clients name their items themselves.
            String id = choice == 0 && names > 0 ? "item_" + random.nextInt(names) : "item_" + names++;
            if (live.stream().noneMatch(item -> item.id().equals(id))) {
                live.add(new Live(id, ++position));
                put(record, live.get(live.size() - 1));
            }
        } else if (choice < 6) {
            put(record, live.get(random.nextInt(live.size())));
        } else if (choice == 6) {
            Live gone = live.remove(random.nextInt(live.size()));
            rows.add(new ItemDropRow(record, gone.position(), gone.id(), at(record)));
        } else if (choice == 7) {
            rows.add(new UsageRow(record, "main", new UsageRow.Amounts(1, 10, 20, 300, 400, 0), at(record)));
        } else {
            tool(record, choice == 8);
        }
    }

    private void tool(RecordId asked, boolean answered) {
        String call = "call_" + asked.sequence();
        rows.add(new ToolCallRow(asked, call, "resp_1", "look_up", new byte[32], at(asked), false));
        RecordId abandoned = next();
        rows.add(new ToolAbandonRow(abandoned, call));
        if (answered) {
            for (int i = 0; i < 2; i++) {
                RecordId answer = next();
                rows.add(new ToolAnswerRow(answer, call, at(answer)));
            }
        }
    }

    private void put(RecordId record, Live item) {
        String json = "{\"id\":\"" + item.id() + "\",\"type\":\"message\",\"said\":" + random.nextInt() + "}";
        rows.add(new ItemRow(record, item.position(), item.id(), null, json, at(record)));
        rows.add(new SessionEventRow(record, "item.put", "{}", at(record)));
    }

    private RecordId next() {
        return new RecordId(tenant, session, ++sequence);
    }

    private static Instant at(RecordId record) {
        return NOON.plusMillis(record.sequence());
    }
}
