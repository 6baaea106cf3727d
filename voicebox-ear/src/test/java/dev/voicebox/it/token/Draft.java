package dev.voicebox.it.token;

import java.util.ArrayList;
import java.util.List;

/**
 * A token before it is signed.
 *
 * @param header members of the JSON object as they are written: names may come twice
 * @param claims the same
 */
record Draft(List<String> header, List<String> claims, Signing signing, Wire wire) {

    Draft {
        header = List.copyOf(header);
        claims = List.copyOf(claims);
    }

    Draft headed(String name, String value) {
        return new Draft(with(header, name, value), claims, signing, wire);
    }

    Draft claiming(String name, String value) {
        return new Draft(header, with(claims, name, value), signing, wire);
    }

    /** A second member of the name, before the first. */
    Draft claimingFirst(String member) {
        List<String> more = new ArrayList<>(claims);
        more.add(0, member);
        return new Draft(header, more, signing, wire);
    }

    Draft headedFirst(String member) {
        List<String> more = new ArrayList<>(header);
        more.add(0, member);
        return new Draft(more, claims, signing, wire);
    }

    Draft signed(Signing other) {
        return new Draft(header, claims, other, wire);
    }

    Draft wired(Wire other) {
        return new Draft(header, claims, signing, other);
    }

    String headerText() {
        return '{' + String.join(",", header) + '}';
    }

    String claimsText() {
        return '{' + String.join(",", claims) + '}';
    }

    /** @param value JSON; {@code null} takes the member out */
    private static List<String> with(List<String> members, String name, String value) {
        List<String> changed = new ArrayList<>(members);
        changed.removeIf(member -> member.startsWith('"' + name + "\":"));
        if (value != null) {
            changed.add('"' + name + "\":" + value);
        }
        return changed;
    }
}
