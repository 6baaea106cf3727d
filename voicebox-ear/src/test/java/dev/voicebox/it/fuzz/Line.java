package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A session on a socket whose answers are all read and checked, in a thread of their own. */
final class Line implements AutoCloseable {
    private static final int PATIENCE_S = 40;

    private final RawSocket socket;
    private final Thread reader;
    private final BlockingQueue<String> echoes = new LinkedBlockingQueue<>();
    private volatile String latestItem;
    private volatile String wrong;
    private int questions;

    /** How a question ended; after all but the first the session is over. */
    enum End {
        ANSWERED,
        /** The text of the client was no text: 1007. */
        CLOSED_AS_NO_TEXT,
        /** The connection ended without a close frame that could be read. */
        CUT,
        WRONG
    }

    Line(Target target) throws IOException, InterruptedException {
        socket = target.open();
        reader = new Thread(this::read, "line");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends into what may be closed already: the next question finds out. */
    void send(Message message) {
        try {
            message.about(latestItem).send(socket);
        } catch (IOException e) {
            // The reader says how it ended.
        }
    }

    /** Asks for something that does not exist, and waits until the server has said so. */
    End ask() throws InterruptedException {
        String id = "question-" + questions++;
        send(new Message(
                RawSocket.TEXT,
                ("{\"type\":\"conversation.item.retrieve\",\"event_id\":\"" + id + "\",\"item_id\":\"never\"}")
                        .getBytes(UTF_8)));
        try {
            socket.flush();
        } catch (IOException e) {
            // The reader says how it ended.
        }
        while (true) {
            String echo = echoes.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (echo == null) {
                wrong = "no answer within " + PATIENCE_S + " s";
                return End.WRONG;
            }
            if (echo.equals(id)) {
                return wrong == null ? End.ANSWERED : End.WRONG;
            }
            if (echo.startsWith("end ")) {
                return End.valueOf(echo.substring(4));
            }
        }
    }

    /** What the server did that it must not do. */
    String wrong() {
        return wrong;
    }

    @Override
    public void close() throws IOException {
        byte[] code = {1000 >> 8, (byte) 1000};
        try {
            socket.frame(RawSocket.CLOSE, true, code, 0, 2);
            socket.flush();
            reader.join(2_000);
        } catch (IOException e) {
            // It is over already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }

    private void read() {
        End end = End.CUT;
        try {
            RawSocket.Received message = socket.read();
            while (message.opcode() != RawSocket.CLOSE) {
                see(FrameCheck.read(message));
                message = socket.read();
            }
            end = endOf(message);
        } catch (FrameCheck.Refused e) {
            wrong = e.getMessage();
            end = End.WRONG;
        } catch (SocketTimeoutException e) {
            wrong = "nothing came for half a minute, not even a ping";
            end = End.WRONG;
        } catch (IOException e) {
            wrong = e.toString();
        }
        echoes.add("end " + end);
    }

    private End endOf(RawSocket.Received close) {
        int code = close.closeCode();
        if (code == 1007) {
            return End.CLOSED_AS_NO_TEXT;
        }
        if (code != 1000) {
            wrong = "closed with " + code + ' ' + new String(close.text(), 2, close.text().length - 2, UTF_8);
        }
        return code == 1000 ? End.CUT : End.WRONG;
    }

    private void see(JsonNode event) {
        if (event.path("type").asText().equals("error")) {
            echoes.add(event.at("/error/event_id").asText());
        } else if (event.path("type").asText().equals("conversation.item.added")) {
            latestItem = event.at("/item/id").asText();
        }
    }
}
