package dev.voicebox.nemesis.fleet;

import java.net.URI;
import java.time.Duration;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.nemesis.proxy.FaultProxy;

/** A server process of the fleet, and the proxy that its clients come through. */
public final class GatewayMember {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Gateway gateway;
    private final FaultProxy door;
    private final Member member;

    GatewayMember(Gateway gateway) {
        this.gateway = gateway;
        this.door = FaultProxy.to(gateway.plan().httpPort());
        this.member = new Member(
                gateway.plan().name(), Role.GATEWAY, () -> gateway.process().orElseThrow(), this::startToReady);
    }

    /**
     * @param jvm arguments of the JVM for this life, such as {@code -Dvoicebox.crash-at=before-commit}
     * @return false when it has ended before it was ready
     */
    public boolean start(String jvm) {
        gateway.start(jvm);
        return awaitReady();
    }

    void startToReady() {
        if (!start("")) {
            throw notReady();
        }
    }

    /** One life that ends in peace and leaves its classes behind, so that the many that follow start for less. */
    void makeClasses() {
        startToReady();
        gateway.stop();
    }

    private boolean awaitReady() {
        Patience patience = new Patience(START, LOOK);
        if (!patience.until(() -> !gateway.isAlive() || gateway.health().isReady())) {
            throw notReady();
        }
        return gateway.isAlive();
    }

    private IllegalStateException notReady() {
        String why = gateway.lastError().orElse("down: " + gateway.health().down());
        return new IllegalStateException(gateway.plan().name() + " is not ready: " + why + "; see " + gateway.log());
    }

    public Member member() {
        return member;
    }

    /** What stands between it and its clients. */
    public FaultProxy door() {
        return door;
    }

    /** Past the proxy. */
    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + gateway.plan().httpPort() + path);
    }

    public boolean isReady() {
        return gateway.health().isReady();
    }

    /** Through the proxy. */
    public URI ws(String path) {
        return URI.create("ws://127.0.0.1:" + door.port() + path);
    }

    void stop() {
        gateway.process().filter(ProcessHandle::isAlive).ifPresent(process -> member.thaw());
        gateway.stop();
        door.close();
    }
}
