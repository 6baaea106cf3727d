package dev.voicebox.web.realtime;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.voicebox.catalogue.SessionPersonas;
import dev.voicebox.event.Ids;
import dev.voicebox.session.Conversations;
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.wire.ClientEventReader;
import dev.voicebox.wire.ServerEventWriter;

/** What all sockets of this server share. {@code nanos} is a clock that only goes forward. */
record Edge(
        Conversations conversations,
        SessionPersonas personas,
        ClientEventReader reader,
        ServerEventWriter writer,
        Ids ids,
        OpenSockets sockets,
        EdgeMetrics metrics,
        Executor writers,
        LongSupplier nanos) {}
