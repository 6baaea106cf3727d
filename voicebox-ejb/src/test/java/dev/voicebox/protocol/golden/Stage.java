package dev.voicebox.protocol.golden;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a golden conversation is played: a session with a scripted model, and stub ears and voice. */
public interface Stage extends AutoCloseable {

    /** What the model says to the next request that has no script yet. */
    void model(List<ModelStep> script);

    /** Models that hold go on. */
    void release();

    /** @param frame one text frame */
    void say(String frame);

    void pass(long ms);

    /** Lets more happen; false when nothing will. */
    boolean goOn() throws InterruptedException;

    /** All frames of the server so far. */
    List<JsonNode> heard();

    /** What the models were asked so far: the messages of each request, a line each such as {@code user: hello}. */
    List<List<String>> asked();

    /** {@code code reason}, or empty. */
    String closed();

    @Override
    void close();
}
