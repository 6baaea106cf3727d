package dev.voicebox.session;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class SessionProfileTest {

    @ParameterizedTest
    @CsvSource({"PT60M,60 minutes", "PT2H,120 minutes", "PT90S,90 seconds", "PT1M,1 minute", "PT1S,1 second"})
    void theEndOfASessionIsToldWithItsLength(Duration longest, String length) {
        SessionProfile profile = new SessionProfile(
                ScriptedCall.ID,
                new TenantId("tenant"),
                new ProjectId("project"),
                SessionConfig.defaults("gpt-realtime"),
                longest,
                Duration.ZERO,
                null);

        assertThat(profile.expiry()).isEqualTo("Your session hit the maximum duration of " + length + ".");
    }
}
