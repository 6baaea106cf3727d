package dev.voicebox.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses as they are written, without asking anybody for a name. */
final class AddressLiteral {
    private static final String PART = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String FOUR_PARTS = PART + "(\\." + PART + "){3}";
    private static final String SIX = "[0-9a-fA-F:]*:[0-9a-fA-F:.]*";
    /** What some library or other reads as a number, and by that as an address. */
    private static final String ENDS_IN_A_NUMBER = "(?i)(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?";

    private AddressLiteral() {}

    /** @param text four decimal parts; an IPv6 address may stand in brackets */
    static Optional<InetAddress> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!bare.matches(FOUR_PARTS) && !bare.matches(SIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Written as a number that is not four decimal parts: decimal, octal, hexadecimal, too short. */
    static boolean isDisguised(String host) {
        return host.matches(ENDS_IN_A_NUMBER) && parse(host).isEmpty();
    }
}
