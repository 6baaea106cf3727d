package dev.voicebox.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether this server may call an address that a tenant gave. Asked directly before each call; redirects are not followed.
 *
 * <p>A name may lead elsewhere a moment after it was checked, so the check says which address to connect to, and the call goes
 * there ({@code PinnedRoutes}). A name that merely leads into an allowed range needs TLS all the same: whoever owns the name
 * could point it at any other host of that range.
 */
public final class EgressPolicy {
    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    private final EgressAllowance allowance;
    private final HostResolver resolver;

    public EgressPolicy(EgressAllowance allowance, HostResolver resolver) {
        this.allowance = allowance;
        this.resolver = resolver;
    }

    /**
     * Waits for a resolver of names.
     *
     * @return the address to connect to
     * @throws EgressDenied with what is wrong and what to do
     */
    public InetAddress check(URI url) throws EgressDenied {
        String host = hostOf(url);
        Optional<InetAddress> literal = AddressLiteral.parse(host);
        boolean allowed =
                allowance.hasHost(host) || literal.filter(allowance::hasAddress).isPresent();
        checkScheme(url, allowed);
        checkPort(url.getPort(), allowed);
        List<InetAddress> addresses = literal.isPresent() ? List.of(literal.get()) : resolve(host);
        // All of them: a name with one address inside is no accident.
        if (!allowed
                && !addresses.stream()
                        .allMatch(address -> PublicAddress.is(address) || allowance.hasAddress(address))) {
            throw new EgressDenied("The host is not on the public Internet. " + operator());
        }
        return addresses.get(0);
    }

    private static String hostOf(URI url) throws EgressDenied {
        if (url.getHost() == null || url.getHost().contains("%")) {
            throw new EgressDenied("The address has no host that can be called. It looks like https://host/v1.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new EgressDenied("The address has a user, a query or a fragment. It looks like https://host/v1.");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            throw new EgressDenied("The host ends with a dot. Leave it out.");
        }
        if (AddressLiteral.isDisguised(host)) {
            throw new EgressDenied("The host is a number, but no address of four decimal parts. Write it so.");
        }
        return host;
    }

    private static void checkScheme(URI url, boolean allowed) throws EgressDenied {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("https") || (scheme.equals("http") && allowed)) {
            return;
        }
        throw new EgressDenied("The address does not begin with https://. "
                + (scheme.equals("http") ? operator() : "It looks like https://host/v1."));
    }

    private static void checkPort(int port, boolean allowed) throws EgressDenied {
        if (port == 0 || port > LAST_PORT) {
            throw new EgressDenied("There is no such port: they go from 1 to " + LAST_PORT + ".");
        }
        if (!allowed && port != -1 && port != 443 && port != 80 && port < FIRST_FREE_PORT) {
            throw new EgressDenied("The port is neither 443 nor 80 nor above 1023. " + operator());
        }
    }

    private List<InetAddress> resolve(String host) throws EgressDenied {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new EgressDenied("The host is not known. Check its name.");
        }
    }

    private static String operator() {
        return "The operator of this server allows it with " + EgressAllowance.SETTING + ".";
    }
}
