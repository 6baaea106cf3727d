package dev.voicebox.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EgressPolicyTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "api.example.com", List.of("93.184.216.34", "2606:2800:220:1::1"),
            "inside.example.com", List.of("10.1.2.3"),
            "mixed.example.com", List.of("93.184.216.34", "127.0.0.1"),
            "range.example.com", List.of("10.9.0.7"),
            "ollama", List.of("192.168.3.3"));

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v1",
                "https://API.Example.com/v1",
                "https://api.example.com:443/v1",
                "https://api.example.com:8443/v1",
                "https://93.184.216.34/v1",
                "https://[2606:2800:220:1::1]/v1",
                "https://[64:ff9b::5db8:d822]/v1"
            })
    void thePublicInternetMayBeCalledWithTls(String url) {
        assertThatCode(() -> policy().check(URI.create(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:a9fe:a9fe]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::169.254.169.254]",
                "[64:ff9b:1::1]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "[2001:0:1::1]",
                "[2001:db8::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[3fff::1]"
            })
    void specialAddressesAreNotCalled(String host) {
        assertDenied("https://" + host + "/v1", "not on the public Internet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com:70000/v1", "https://ollama:65536/v1", "http://ollama:0/v1"})
    void aPortThatCannotBeIsNotCalledAnywhere(String url) {
        assertThatThrownBy(() -> policy("ollama").check(URI.create(url)))
                .isInstanceOf(EgressDenied.class)
                .hasMessageContaining("no such port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9.255.255.255", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "198.20.0.1"})
    void theirNeighboursAre(String host) {
        assertThatCode(() -> policy().check(URI.create("https://" + host + "/v1")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "010.8.8.8",
                "0x7f000001",
                "0x7f.0.0.1",
                "127.0.0.0x1",
                "256.0.0.1",
                "127.0.0.1.1",
                "a.b.0x"
            })
    void otherWaysToWriteAnAddressAreNotGuessedAt(String host) {
        assertThatThrownBy(() -> policy().check(URI.create("https://" + host + "/v1")))
                .isInstanceOf(EgressDenied.class);
        assertThat(asked).as("names that were resolved").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.example.com/v1, https",
        "ftp://api.example.com/v1, https",
        "file:///etc/passwd, host",
        "https:api.example.com, host",
        "https://me:secret@api.example.com/v1, user",
        "https://api.example.com@127.0.0.1/v1, user",
        "https://api.example.com/v1?to=127.0.0.1, query",
        "https://api.example.com/v1#x, fragment",
        "https://api.example.com./v1, dot",
        "https://127.0.0.1./v1, host",
        "https://api.example.com:22/v1, port",
        "https://api.example.com:0/v1, port",
        "https://[fe80::1%25eth0]/v1, host",
        "https://unknown.example.com/v1, not known",
        "https://inside.example.com/v1, public Internet",
        "https://mixed.example.com/v1, public Internet"
    })
    void whatElseIsDeniedIsSaid(String url, String why) {
        assertDenied(url, why);
    }

    @Test
    void noMessageTellsWhereANameLeads() {
        assertThatThrownBy(() -> policy().check(URI.create("https://inside.example.com/v1")))
                .hasMessageNotContaining("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:11434/v1",
                "http://10.9.200.1/v1",
                "http://[::1]:22/v1",
                "http://ollama/v1",
                "http://OLLAMA:81/v1",
                "https://range.example.com/v1"
            })
    void whatTheOperatorAllowsIsCalled(String url) {
        EgressPolicy policy = policy("127.0.0.1", " 10.9.0.0/16", "::1", "ollama");

        assertThatCode(() -> policy.check(URI.create(url))).doesNotThrowAnyException();
    }

    @Test
    void aNameThatLeadsIntoAnAllowedRangeNeedsTlsForItMayLeadElsewhereNext() {
        assertThatThrownBy(() -> policy("10.9.0.0/16").check(URI.create("http://range.example.com/v1")))
                .isInstanceOf(EgressDenied.class);
    }

    @Test
    void anAllowedRangeAllowsNothingBesideIt() {
        EgressPolicy policy = policy("10.9.0.0/17", "ollama");

        assertThatThrownBy(() -> policy.check(URI.create("https://10.9.128.1/v1")))
                .isInstanceOf(EgressDenied.class);
        assertThatThrownBy(() -> policy.check(URI.create("https://x.ollama/v1")))
                .isInstanceOf(EgressDenied.class);
    }

    @Test
    void aNameIsResolvedAnewForEachCall() {
        EgressPolicy flipping = new EgressPolicy(EgressAllowance.of(List.of()), host -> {
            asked.add(host);
            return List.of(InetAddress.getByName(asked.size() == 1 ? "93.184.216.34" : "127.0.0.1"));
        });
        URI url = URI.create("https://rebinding.example.com/v1");

        assertThatCode(() -> flipping.check(url)).doesNotThrowAnyException();
        assertThatThrownBy(() -> flipping.check(url)).isInstanceOf(EgressDenied.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "http://x", "*", "0x7f.1", "::1/129", "a b"})
    void anEntryThatIsNoneIsRefused(String entry) {
        assertThatThrownBy(() -> policy(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("voicebox.egress.allow");
    }

    private void assertDenied(String url, String why) {
        assertThatThrownBy(() -> policy().check(URI.create(url)))
                .isInstanceOf(EgressDenied.class)
                .hasMessageContaining(why);
    }

    private EgressPolicy policy(String... allowed) {
        return new EgressPolicy(EgressAllowance.of(List.of(allowed)), this::resolve);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        asked.add(host);
        List<InetAddress> found = new ArrayList<>();
        for (String address : NAMES.getOrDefault(host, List.of())) {
            found.add(InetAddress.getByName(address));
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }
}
