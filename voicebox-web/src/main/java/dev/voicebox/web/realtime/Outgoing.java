package dev.voicebox.web.realtime;

import java.util.function.Consumer;

import dev.voicebox.privacy.Redacted;

/** What waits to be sent. */
sealed interface Outgoing {

    /** Characters, which are bytes for nearly all events. */
    default int size() {
        return 0;
    }

    void send(Socket socket, Consumer<Throwable> done);

    record Text(String text) implements Outgoing {
        @Override
        public int size() {
            return text.length();
        }

        @Override
        public void send(Socket socket, Consumer<Throwable> done) {
            socket.send(text, done);
        }

        @Override
        public String toString() {
            return "Text[" + Redacted.text(text) + "]";
        }
    }

    record Ping() implements Outgoing {
        @Override
        public void send(Socket socket, Consumer<Throwable> done) {
            socket.ping();
            done.accept(null);
        }
    }

    record Close(int code, String reason) implements Outgoing {
        @Override
        public void send(Socket socket, Consumer<Throwable> done) {
            socket.close(code, reason);
            done.accept(null);
        }
    }
}
