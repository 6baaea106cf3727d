package dev.voicebox.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds all addresses of a host. */
@FunctionalInterface
public interface HostResolver {

    /** @return at least one */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As the JVM does it, in the order in which it prefers the addresses. */
    static HostResolver ofThisProcess() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
