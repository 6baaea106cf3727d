package dev.voicebox.speech.model.download;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;

import dev.voicebox.speech.model.download.InstallFailure.Kind;

/** A try that did not bring the whole file. What came is kept. */
final class Interrupted extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean worthAnother;

    private Interrupted(Kind kind, boolean worthAnother, String message, IOException cause) {
        super(message, cause);
        this.kind = kind;
        this.worthAnother = worthAnother;
    }

    static Interrupted cut(String message, IOException cause) {
        return new Interrupted(Kind.CUT, true, message, cause);
    }

    /** A server that is overloaded or being restarted. */
    static Interrupted passing(URI address, int status) {
        return new Interrupted(Kind.REFUSED, true, address.getHost() + " answers " + status, null);
    }

    /** A name that nobody knows will not be known a second later; a server that does not answer may. */
    static Interrupted unreachable(URI address, IOException cause) {
        boolean nameless = cause instanceof UnknownHostException;
        return new Interrupted(
                Kind.OFFLINE,
                !nameless,
                address.getHost() + " cannot be reached (" + (nameless ? "no such name" : cause.getMessage()) + ")",
                cause);
    }

    boolean isWorthAnother() {
        return worthAnother;
    }

    /** @param kept bytes of the part */
    InstallFailure forGood(Download download, long kept) {
        String rest = kept > 0
                ? " " + Megabytes.of(kept) + " are kept: install it again to go on from there."
                : " Nothing was installed.";
        String advice =
                kind == Kind.OFFLINE ? " Look at the network and its proxy, or set voicebox.models.mirror." : "";
        return new InstallFailure(kind, download.file().name() + ": " + getMessage() + "." + rest + advice, this);
    }
}
