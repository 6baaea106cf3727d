package dev.voicebox.nemesis.churn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bench.machine.LiveHeap;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.SafeEncoder;

import dev.voicebox.dev.service.Database;
import dev.voicebox.nemesis.fleet.Fleet;
import dev.voicebox.persistence.redis.RedisConnection;

/** Looks at what the first gateway of a fleet holds. */
final class Holder implements AutoCloseable {
    private final long pid;
    private final Database database;
    private final RedisConnection redis;
    private final LiveHeap heap;
    private final List<String> histograms = new ArrayList<>();
    private final long begin = System.nanoTime();

    Holder(Fleet fleet) {
        this.pid = fleet.gateways().get(0).member().pid();
        this.database = fleet.store();
        this.redis = RedisConnection.to(fleet.redisUrl());
        this.heap = new LiveHeap(pid);
    }

    Holdings look(long sessions) throws IOException {
        String histogram = heap.histogram();
        histograms.add(histogram);
        return new Holdings(
                (System.nanoTime() - begin) / 1_000_000,
                sessions,
                LiveHeap.bytes(histogram),
                entries("task"),
                entries("fd"),
                sessionKeys(),
                redis.ask(client -> client.dbSize()),
                redisConnections(),
                databaseConnections());
    }

    /** Of each look, in their order. */
    List<String> histograms() {
        return List.copyOf(histograms);
    }

    /** Whatever of a session is in Redis. */
    long sessionKeys() {
        return redis.ask(client -> client.keys("voicebox:{*/*/*}:*")).size();
    }

    /** How many of each name, without the numbers in it. */
    Map<String, Long> threads() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid, "task"))) {
            return all.map(Holder::name)
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip().replaceAll("\\d+", "");
        } catch (IOException ended) {
            return "";
        }
    }

    private long entries(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid, folder))) {
            return all.count();
        }
    }

    private long redisConnections() {
        String told =
                redis.ask(client -> SafeEncoder.encode((byte[]) client.sendCommand(Protocol.Command.INFO, "clients")));
        return told.lines()
                .filter(line -> line.startsWith("connected_clients:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    private long databaseConnections() throws IOException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
