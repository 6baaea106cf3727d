package dev.voicebox.event;

import java.util.random.RandomGenerator;

/** Makes ids in the shapes that clients know: a prefix and 21 base62 characters (125 bits of the given randomness). */
public final class Ids {
    private static final char[] BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int LENGTH = 21;
    private static final int CALL_LENGTH = 16;

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    public String nextEvent() {
        return next("event_", LENGTH);
    }

    public ItemId nextItem() {
        return new ItemId(next("item_", LENGTH));
    }

    public ResponseId nextResponse() {
        return new ResponseId(next("resp_", LENGTH));
    }

    public SessionId nextSession() {
        return new SessionId(next("sess_", LENGTH));
    }

    /** For a call over HTTP, which has no session: it names the journal of its one record. */
    public SessionId nextRequest() {
        return new SessionId(next("req_", LENGTH));
    }

    public ConversationId nextConversation() {
        return new ConversationId(next("conv_", LENGTH));
    }

    public String nextCall() {
        return next("call_", CALL_LENGTH);
    }

    private String next(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix.length() + length).append(prefix);
        for (int i = 0; i < length; i++) {
            id.append(BASE62[random.nextInt(BASE62.length)]);
        }
        return id.toString();
    }
}
