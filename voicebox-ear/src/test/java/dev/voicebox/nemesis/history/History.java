package dev.voicebox.nemesis.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The operations of all clients, written line by line as they end. */
public final class History implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long begin = System.nanoTime();
    private final AtomicLong invoked = new AtomicLong();
    private final List<Operation> operations = new ArrayList<>();
    private final BufferedWriter file;

    public History(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.file = Files.newBufferedWriter(file);
    }

    /** The number of an operation that is invoked now. */
    public long nextId() {
        return invoked.incrementAndGet();
    }

    /** Since the history began. */
    public long nowUs() {
        return us(System.nanoTime());
    }

    /** @param nanos of {@link System#nanoTime} */
    public long us(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos - begin);
    }

    public synchronized void add(Operation operation) {
        operations.add(operation);
        try {
            file.write(operation.toLine());
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized List<Operation> operations() {
        return List.copyOf(operations);
    }

    public synchronized int count(Outcome outcome) {
        return (int) operations.stream()
                .filter(operation -> operation.outcome() == outcome)
                .count();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    public static List<Operation> read(Path file) throws IOException {
        List<Operation> operations = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            operations.add(Operation.of(JSON.readTree(line)));
        }
        return operations;
    }
}
