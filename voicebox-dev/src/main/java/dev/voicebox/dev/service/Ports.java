package dev.voicebox.dev.service;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

import dev.voicebox.dev.Trouble;

/** TCP ports of this machine. */
public final class Ports {
    /** Below 32768, where the system takes the ports of outgoing connections from: one of them could be in our way. */
    private static final int FIRST = 20000;

    private static final int END = 32000;

    private Ports() {}

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** @param setting the name under which another port can be given */
    public static void requireFree(int port, String what, String setting) {
        if (!isFree(port)) {
            throw new Trouble(
                    "Port " + port + " for " + what + " is in use",
                    "Stop the program that listens there, or choose another port with -D" + setting + "=<port>");
        }
    }

    public static int free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new Trouble("No free port between " + FIRST + " and " + END, "Stop some servers");
    }
}
