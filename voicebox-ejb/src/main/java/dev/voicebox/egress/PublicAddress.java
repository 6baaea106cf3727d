package dev.voicebox.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses belong to the public Internet: the registries of IANA for special purposes, of November 2026. */
final class PublicAddress {
    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    // Shared by providers (CGNAT), and the metadata of Alibaba's machines.
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    // Link-local, and the metadata of most clouds.
                    "169.254.0.0/16",
                    // Azure's machines ask it for their secrets.
                    "168.63.129.16/32",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // Teredo and other protocols.
                    "2001::/23",
                    "2001:db8::/32",
                    // 6to4 leads to any IPv4 address.
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::of)
            .toList();

    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        InetAddress meant = NAT64.contains(address) ? embedded(address) : address;
        if (SPECIAL.stream().anyMatch(range -> range.contains(meant))) {
            return false;
        }
        return meant instanceof Inet4Address || GLOBAL_UNICAST.contains(meant);
    }

    /** The IPv4 address that a translator of an IPv6 network makes of it. */
    private static InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
