package dev.voicebox.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the operator allows beyond the public Internet: hosts by name, addresses and ranges of them. */
public final class EgressAllowance {
    /** The setting that carries it. */
    public static final String SETTING = "voicebox.egress.allow";

    private final Set<String> hosts = new TreeSet<>();
    private final List<AddressRange> ranges = new ArrayList<>();

    private EgressAllowance() {}

    /**
     * @param entries hosts, addresses, {@code address/bits}
     * @throws IllegalArgumentException for an entry that is none of these
     */
    public static EgressAllowance of(List<String> entries) {
        EgressAllowance allowance = new EgressAllowance();
        entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).forEach(allowance::add);
        return allowance;
    }

    private void add(String entry) {
        String host = entry.toLowerCase(Locale.ROOT);
        AddressRange.parse(host).ifPresentOrElse(ranges::add, () -> {
            if (!host.matches("[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?") || AddressLiteral.isDisguised(host)) {
                throw new IllegalArgumentException(SETTING + " takes hosts, addresses and address/bits, with commas"
                        + " between them; '" + entry + "' is none of these");
            }
            hosts.add(host);
        });
    }

    boolean hasHost(String host) {
        return hosts.contains(host);
    }

    boolean hasAddress(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
