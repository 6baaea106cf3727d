package dev.voicebox.it.matrix;

import java.util.Collection;

/**
 * What came back, as those see it who compare: without what differs between any two calls.
 *
 * @param status of HTTP; 101 for an opened socket
 */
record Answer(int status, String body) {

    /** @param sent ids that the caller put into the call: it may get them back */
    static Answer of(int status, String body, Collection<String> sent) {
        String plain = body;
        for (String id : sent) {
            plain = plain.replace(id, "SENT");
        }
        return new Answer(status, plain);
    }

    /** Two answers that say the same say it with these letters. */
    String plain() {
        return status
                + " "
                + body.replaceAll("\\b(req|sess|event|item|resp|key|proj|persona|voice|cred|ek|vb|audit)_\\w+", "$1_*")
                        .replaceAll("vb-[\\w-]+|name-\\d+", "*")
                        .replaceAll("\\b[0-9a-f]{8}-[0-9a-f-]{27}\\b", "*")
                        .replaceAll("\\b1[0-9]{9}\\b", "TIME")
                        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
    }

    boolean succeeded() {
        return status < 300;
    }
}
