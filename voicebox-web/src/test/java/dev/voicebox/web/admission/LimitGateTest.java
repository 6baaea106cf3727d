package dev.voicebox.web.admission;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.Caller;
import dev.voicebox.access.CredentialKind;
import dev.voicebox.resume.Reach;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LimitGateTest {
    private static final Caller CALLER =
            new Caller(new TenantId("t"), new ProjectId("p"), CredentialKind.API_KEY, "key_1", null);

    private boolean overloaded;
    private boolean away;
    private final LimitGate gate = new LimitGate(null, null, new Reach(() -> away, () -> !away), () -> overloaded);

    @Test
    void anOverloadedServerSaysWhenToComeBack() {
        overloaded = true;

        Refused refused = catchThrowableOfType(Refused.class, gate::checkLoad);

        assertThat(refused.refusal().status()).isEqualTo(503);
        assertThat(refused.refusal().code()).isEqualTo("server_overloaded");
        assertThat(refused.refusal().retryAfter()).isPositive();
        assertThat(refused.holder()).isEmpty();
    }

    @Test
    void oneThatIsNotLetsEverythingThrough() {
        assertThatCode(gate::checkLoad).doesNotThrowAnyException();
    }

    @Test
    void aServerThatCannotKeepSessionsTakesNoneAndAsksNobodyForThat() {
        away = true;

        for (Refused refused : List.of(
                catchThrowableOfType(Refused.class, () -> gate.connect(CALLER)),
                catchThrowableOfType(Refused.class, () -> gate.connectAgain(CALLER)))) {
            assertThat(refused.refusal().status()).isEqualTo(503);
            assertThat(refused.refusal().retryAfter()).isPositive();
            assertThat(refused.refusal().message()).contains("Redis");
        }
    }
}
