package dev.voicebox.web.admin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.refusal.CallRefused;
import dev.voicebox.refusal.CallRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemMapperTest {

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, 404",
        "UNKNOWN_CURSOR, 400",
        "INVALID, 400",
        "CONFLICT, 409",
        "OTHER_VERSION, 412",
        "STORE_AWAY, 503"
    })
    void aReasonHasItsStatus(Reason reason, int status) {
        Problem problem = ProblemMapper.of(new Scripted(reason, null));

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.title()).isEqualTo(Problem.titleOf(status));
    }

    @Test
    void whatItIsAboutIsTold() {
        Problem problem = ProblemMapper.of(new Scripted(Reason.INVALID, "base_url"));

        assertThat(problem.code()).isEqualTo("address_denied");
        assertThat(problem.detail()).isEqualTo("Take another address.");
        assertThat(problem.param()).isEqualTo("base_url");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void onlyADatabaseThatIsAwayIsWorthAnotherTryByItself(Reason reason) {
        assertThat(ProblemMapper.of(new Scripted(reason, null)).retryAfter())
                .isEqualTo(reason == Reason.STORE_AWAY ? 2 : 0);
    }

    private static final class Scripted extends CallRefused {
        private static final long serialVersionUID = 1L;

        Scripted(Reason reason, String param) {
            super(reason, "address_denied", "Take another address.", param);
        }
    }
}
