package dev.voicebox.web.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.web.refusal.Refusal;

/** How an answer looks: whole, or in the events of a stream. An event is written as it is to be sent. */
interface Shape {

    ObjectNode whole(Answer answer);

    byte[] begin(Answer answer);

    byte[] text(Answer answer, String delta);

    byte[] call(Answer answer, int index);

    byte[] arguments(Answer answer, int index, String delta);

    /** The last of an answer that came to its end. */
    byte[] done(Answer answer);

    /** The last of one that did not. */
    byte[] failed(Refusal refusal);
}
