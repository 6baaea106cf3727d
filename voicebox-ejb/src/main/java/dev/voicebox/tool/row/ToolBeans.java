package dev.voicebox.tool.row;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;
import dev.voicebox.tenant.UnitOfWork;
import dev.voicebox.tool.ToolLedger;

/** Makes the record of tool calls for the container. */
@ApplicationScoped
public class ToolBeans {

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService threads;

    @Inject
    private Event<ToolRecordLost> lost;

    @Produces
    @Singleton
    ToolLedger ledger(UnitOfWork work, MasterKey master) {
        return new DatabaseToolLedger(
                work, master.hashFor(KeyPurpose.TOOL_ARGUMENTS_HASH), new NoteQueue(threads, lost::fire));
    }
}
