package dev.voicebox.web.admission;

import org.junit.jupiter.api.Test;

import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LimitGateTest {
    private boolean overloaded;
    private final LimitGate gate = new LimitGate(null, null, () -> overloaded);

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
}
