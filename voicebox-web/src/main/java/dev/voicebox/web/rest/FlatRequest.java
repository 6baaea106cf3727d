package dev.voicebox.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.MintedSecret;
import dev.voicebox.event.ProtocolViolation;

/** A session as the retired beta wrote it, flat, and its way to the shape of today and back. */
sealed interface FlatRequest permits FlatSession, FlatTranscription {

    /** In the shape of today; absent fields stay absent. */
    ObjectNode session() throws ProtocolViolation;

    /** The flat answer to the effective session of today. */
    ObjectNode answer(ObjectNode session, MintedSecret secret);

    /** The caller knows its flat names only. */
    ProtocolViolation inItsOwnWords(ProtocolViolation violation);
}
