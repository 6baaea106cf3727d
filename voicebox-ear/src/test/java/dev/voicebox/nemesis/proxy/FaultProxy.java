package dev.voicebox.nemesis.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.voicebox.dev.service.Ports;

/**
 * Stands in front of a server on this machine and hands everything on, until it is told to do worse.
 *
 * <pre>{@code
 * FaultProxy database = FaultProxy.to(postgres.port());
 * database.set(Fault.blackHole());
 * database.set(Fault.NONE);
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {
    private static final int WAITING = 200;

    private final ServerSocket door;
    private final int target;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;
    private volatile boolean refusing;

    private FaultProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    public static FaultProxy to(int target) {
        try {
            ServerSocket door = new ServerSocket(Ports.free(), WAITING, InetAddress.getLoopbackAddress());
            FaultProxy proxy = new FaultProxy(door, target);
            Threads.start("proxy-" + door.getLocalPort(), proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on, for connections that are there and for new ones. */
    public void set(Fault next) {
        fault = next;
    }

    public Fault fault() {
        return fault;
    }

    /** Whether new connections get a reset at once. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Both ends of every connection get a reset. */
    public void reset() {
        connections.forEach(Connection::reset);
    }

    /** Ends one direction of every connection as if its sender had said all, and leaves the other open. */
    public void halfClose(Direction direction) {
        connections.forEach(connection -> connection.halfClose(direction));
    }

    public int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                if (refusing) {
                    Connection.reset(client);
                } else {
                    Threads.start("proxy-opening", () -> open(client));
                }
            }
        } catch (IOException e) {
            // The door was closed: that is the end of the proxy.
        }
    }

    /** Behind a server that is not there, the client finds what it would find without us: a reset. */
    private void open(Socket client) {
        try {
            Connection connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target));
            connections.add(connection);
            connection.run(this::fault, () -> connections.remove(connection));
        } catch (IOException e) {
            Connection.reset(client);
        }
    }
}
