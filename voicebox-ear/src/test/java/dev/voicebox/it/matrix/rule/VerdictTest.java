package dev.voicebox.it.matrix.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The matrix can fail: every kind of leak, in an answer that was tampered with. */
class VerdictTest {
    private static final String THEIRS = "persona_00000000000000000000000000000001";
    private static final Answer NOT_THERE = answer(404, "{\"code\":\"persona_not_found\",\"id\":\"SENT\"}");

    private final Verdict verdict = new Verdict(List.of("canary m1"), Set.of(THEIRS));

    @Test
    void twoAnswersThatSayTheSameAreNoLeak() {
        Answer foreign = Answer.of(404, Map.of("x-request-id", "req_1"), "no persona_a1 here", List.of("persona_a1"));
        Answer unknown = Answer.of(404, Map.of("x-request-id", "req_2"), "no persona_b22 here", List.of("persona_b22"));

        assertThat(verdict.alike(foreign, unknown)).isEmpty();
        assertThat(verdict.silent(foreign)).isEmpty();
        assertThat(verdict.refused(Door.VIEWER, Asker.NEIGHBOUR, true, foreign)).isEmpty();
    }

    @Test
    void whatACallHasJustMadeMayDiffer() {
        Answer one = answer(201, "{\"id\":\"persona_1111111111111111aaaaaaaaaaaaaaaa\",\"created_at\":1795305600}");
        Answer other = answer(201, "{\"id\":\"persona_2222222222222222bbbbbbbbbbbbbbbb\",\"created_at\":1795305601}");

        assertThat(verdict.alike(one, other)).isEmpty();
    }

    @Test
    void anotherStatusIsALeak() {
        assertThat(verdict.alike(answer(403, NOT_THERE.body()), NOT_THERE)).isPresent();
    }

    @Test
    void anotherWordIsALeak() {
        assertThat(verdict.alike(answer(404, "{\"code\":\"persona_is_foreign\",\"id\":\"SENT\"}"), NOT_THERE))
                .isPresent();
    }

    @Test
    void aVersionInTheHeadersIsALeak() {
        Answer foreign = new Answer(404, Map.of("etag", "\"3\""), NOT_THERE.body());

        assertThat(verdict.alike(foreign, NOT_THERE)).isPresent();
    }

    @Test
    void anIdThatWasThereBeforeIsNotTakenForOneThatWasMade() {
        Answer foreign = answer(200, "{\"id\":\"" + THEIRS + "\"}");
        Answer unknown = answer(200, "{\"id\":\"persona_00000000000000000000000000000002\"}");

        assertThat(verdict.alike(foreign, unknown)).isPresent();
    }

    @Test
    void aWordOfTheTenantIsALeakInTheBodyAndInTheHeaders() {
        assertThat(verdict.silent(answer(200, "[\"canary m1\"]"))).isPresent();
        assertThat(verdict.silent(new Answer(201, Map.of("location", "/canary m1"), "")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "NEIGHBOUR, VIEWER, 200",
        "FOREIGN_ADMIN, KEY, 204",
        "FOREIGN_ADMIN, PLATFORM, 404",
        "NEIGHBOUR, ADMIN, 500",
        "NOBODY, VIEWER, 404",
        "NOBODY, KEY, 200",
        "EXPIRED, SOCKET, 101",
        "WRONG_SCOPE, DEVELOPER, 200",
        "WRONG_SCOPE, KEY, 404",
    })
    void whoeverIsLetInTooFarIsALeak(Asker asker, Door door, int status) {
        assertThat(verdict.refused(door, asker, true, answer(status, ""))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Door.class,
            names = {"OPEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void whoeverIsKeptOutIsNone(Door door) {
        assertThat(verdict.refused(door, Asker.NOBODY, true, answer(401, ""))).isEmpty();
        assertThat(verdict.refused(door, Asker.WRONG_SCOPE, true, answer(403, "")))
                .isEmpty();
        assertThat(verdict.refused(door, Asker.NEIGHBOUR, true, answer(door == Door.PLATFORM ? 403 : 404, "")))
                .isEmpty();
    }

    @Test
    void aCellWhoseOwnerIsRefusedShowsNothing() {
        assertThat(verdict.served(0, NOT_THERE)).isPresent();
        assertThat(verdict.served(502, answer(200, ""))).isPresent();
        assertThat(verdict.served(0, answer(200, ""))).isEmpty();
        assertThat(verdict.served(502, answer(502, ""))).isEmpty();
    }

    @Test
    void anIdThatNobodyLooksAtShowsNothing() {
        assertThat(verdict.looksAt(answer(200, "the same"), answer(200, "the same")))
                .isPresent();
        assertThat(verdict.looksAt(answer(200, "it"), NOT_THERE)).isEmpty();
    }

    @Test
    void whateverOthersChangeTakeAwayOrAddIsALeak() {
        Map<String, String> then = Map.of("GET /a", "1", "GET /b", "2");

        assertThat(verdict.untouched(then, then)).isEmpty();
        assertThat(verdict.untouched(then, Map.of("GET /a", "1", "GET /b", "3")))
                .isPresent();
        assertThat(verdict.untouched(then, Map.of("GET /a", "1"))).isPresent();
        assertThat(verdict.untouched(then, Map.of("GET /a", "1", "GET /b", "2", "GET /c", "3")))
                .isPresent();
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body);
    }
}
