package dev.voicebox.tool.row;

import java.util.function.Consumer;

import dev.voicebox.access.KeyedHash;
import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.tool.ToolInvocationEntity;
import dev.voicebox.persistence.tool.ToolInvocationKey;
import dev.voicebox.persistence.tool.ToolInvocationRepository;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;
import dev.voicebox.tool.ToolCallKey;
import dev.voicebox.tool.ToolCallMade;
import dev.voicebox.tool.ToolLedger;
import dev.voicebox.tool.ToolResultGiven;

/** A row for each call, and what became of it. Of the arguments only a keyed hash is kept. */
final class DatabaseToolLedger implements ToolLedger {
    private final UnitOfWork work;
    private final KeyedHash arguments;
    private final NoteQueue queue;

    DatabaseToolLedger(UnitOfWork work, KeyedHash arguments, NoteQueue queue) {
        this.work = work;
        this.arguments = arguments;
        this.queue = queue;
    }

    @Override
    public void made(ToolCallMade call) {
        ToolInvocationEntity row = new ToolInvocationEntity(rowKey(call.key()), call.name(), call.at())
                .askedBy(call.response().value(), arguments.of(call.arguments()));
        write(rows -> rows.add(row));
    }

    @Override
    public void given(ToolResultGiven result) {
        ToolCallKey key = result.key();
        write(rows -> rows.answer(key.tenant().value(), key.session().value(), key.callId(), result.at()));
    }

    @Override
    public void ended(TenantId tenant, SessionId session) {
        write(rows -> rows.abandon(tenant.value(), session.value()));
    }

    private void write(Consumer<ToolInvocationRepository> note) {
        queue.add(() -> work.inTransaction(entities -> {
            note.accept(new ToolInvocationRepository(entities));
            return null;
        }));
    }

    private static ToolInvocationKey rowKey(ToolCallKey key) {
        return new ToolInvocationKey(key.tenant().value(), key.session().value(), key.callId());
    }
}
