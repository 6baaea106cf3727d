package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.limit.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of which another place decides whether they may begin. */
class AskedAnswerTest {
    private final ScriptedCall call = new ScriptedCall();

    @BeforeEach
    void limitsAreElsewhere() {
        call.budget.isElsewhere = true;
    }

    @Test
    void anAnswerBeginsWhenItWasAllowed() {
        call.writes("Hello").asksForAnAnswer();
        assertThat(all(ResponseEvent.Created.class)).isEmpty();

        call.waits(5_000);

        assertThat(all(ResponseEvent.Created.class)).hasSize(1);
        assertThat(all(ResponseEvent.Done.class)).hasSize(1);
    }

    @Test
    void theLimitsAreToldOnceTheyAreKnownAfterAnAnswer() {
        call.writes("Hello").asksForAnAnswer().waits(5_000);

        List<Class<?>> last =
                call.events.stream().<Class<?>>map(ServerEvent::getClass).toList();
        assertThat(last).endsWith(ResponseEvent.Done.class, ServerEvent.RateLimitsUpdated.class);
        assertThat(all(ServerEvent.RateLimitsUpdated.class)).hasSize(2);
    }

    @Test
    void aRefusalNamesTheEventThatAsked() {
        call.budget.refuses = new Verdict.Refused(Verdict.Reason.MINUTE, Duration.ofMillis(1_500));
        call.says(new ClientEvent.ResponseCreate("mine", ScriptedCall.json("{}"), null))
                .waits(100);

        assertThat(all(ServerEvent.Failure.class)).singleElement().satisfies(failure -> {
            assertThat(failure.error().code()).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
            assertThat(failure.error().eventId()).isEqualTo("mine");
            assertThat(failure.error().message()).contains("1.5 s");
        });
        assertThat(all(ResponseEvent.Created.class)).isEmpty();
    }

    @Test
    void afterARefusalAnotherAnswerMayBeAskedFor() {
        call.budget.refuses = new Verdict.Refused(Verdict.Reason.AUDIO, Duration.ofHours(1));
        call.asksForAnAnswer().waits(100);
        call.budget.refuses = null;
        call.asksForAnAnswer().waits(5_000);

        assertThat(all(ResponseEvent.Done.class)).hasSize(1);
    }

    @Test
    void whileOneIsAskedForTheConversationHasAnAnswer() {
        call.asksForAnAnswer().asksForAnAnswer();

        assertThat(all(ServerEvent.Failure.class))
                .singleElement()
                .satisfies(failure -> assertThat(failure.error().code())
                        .isEqualTo(ErrorCode.CONVERSATION_ALREADY_HAS_ACTIVE_RESPONSE));
    }

    @Test
    void oneThatIsCancelledBeforeItBeganIsCancelledAsItBegins() {
        call.asksForAnAnswer();
        call.says(new ClientEvent.ResponseCancel(null, null)).waits(5_000);

        assertThat(all(ServerEvent.Failure.class)).isEmpty();
        assertThat(all(ResponseEvent.Done.class))
                .singleElement()
                .satisfies(done -> assertThat(done.view().status()).isInstanceOf(ResponseStatus.Cancelled.class));
    }

    @Test
    void anAnswerIsExpectedToCostWhatTheOneBeforeItDid() {
        call.writes("Hello").asksForAnAnswer().waits(5_000);
        call.asksForAnAnswer().waits(5_000);

        assertThat(call.budget.expected).hasSize(2).startsWith(1_000L).doesNotHaveDuplicates();
    }

    @Test
    void aSessionThatIsToEndWaitsForAnAnswerThatWasAskedFor() {
        call.asksForAnAnswer();
        call.happens(new SessionMessage.StopRequested());
        call.waits(10_000);

        assertThat(all(ResponseEvent.Done.class))
                .singleElement()
                .satisfies(done -> assertThat(done.view().status()).isInstanceOf(ResponseStatus.Completed.class));
    }

    private <T> List<T> all(Class<T> type) {
        return call.events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
