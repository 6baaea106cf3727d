package dev.voicebox.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of a deployment name what is there. */
class ComposeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bVOICEBOX_[A-Z_]+");
    private static final Pattern SERVICE = Pattern.compile("(?m)^  ([a-z0-9-]+):$");

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "deploy/Dockerfile"})
    void everyVariableIsASetting(String file) throws IOException {
        Set<String> known = Settings.all().stream().map(Setting::variable).collect(Collectors.toSet());

        assertThat(named(VARIABLE, file, 0)).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void theLoadBalancerNamesTheGatewaysOfTheStack() throws IOException {
        List<String> gateways = named(SERVICE, "compose.yaml", 1).stream()
                .filter(service -> service.startsWith("gateway-"))
                .distinct()
                .toList();

        assertThat(named(Pattern.compile("server (gateway-\\d+):9080"), "deploy/nginx.conf", 1))
                .hasSizeGreaterThan(1)
                .containsExactlyElementsOf(gateways);
    }

    private static List<String> named(Pattern pattern, String file, int group) throws IOException {
        return pattern.matcher(Files.readString(Checkout.file(file)))
                .results()
                .map((MatchResult found) -> found.group(group))
                .toList();
    }
}
