package dev.voicebox.resume;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of what a session says. */
public interface LogContract {
    Fleet fleet();

    @Test
    default void whoResumesGetsWhatItHasNotSeenInOrder() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        IntStream.range(0, 5).forEach(i -> one.say(opened.lease(), "e" + i));

        assertThat(unseen(opened, "e2")).containsExactly("e3", "e4");
        assertThat(unseen(opened, "e4")).isEmpty();
        assertThat(unseen(opened, null)).containsExactly("e0", "e1", "e2", "e3", "e4");
    }

    @Test
    default void whoHasSeenWhatNobodyKnowsIsRefused() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "e1");

        assertGap(opened, "event_of_another_session");
        assertThat(one.replayed(opened.lease(), "event_of_another_session")).isEmpty();
    }

    @Test
    default void soundIsNotKeptButWhoHasHeardItHasSeenWhatCameBefore() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "created", "session.created", Keeping.PASSING);
        one.say(opened.lease(), "e1");
        one.say(opened.lease(), "sound", "response.output_audio.delta", Keeping.PASSING);
        one.say(opened.lease(), "e2");

        assertThat(unseen(opened, "created")).containsExactly("e1", "e2");
        assertThat(unseen(opened, "sound")).containsExactly("e2");
        assertThat(unseen(opened, null)).containsExactly("e1", "e2");
    }

    @Test
    default void whoHasSeenOnlyTheGreetingHasSeenNoMoreThanBefore() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "e1");
        one.say(opened.lease(), "e2");
        Claim claim = one.states().claim(opened.lease().key(), opened.token(), "e1");
        one.say(claim.lease(), "greeting", "session.created", new Keeping.Greeting("e1"));
        one.say(claim.lease(), "e3");

        assertThat(one.replayed(claim.lease(), "greeting")).contains(List.of("e2", "e3"));
    }

    @Test
    default void whatIsReplayedIsWhatWasSaidBefore() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        List<String> told = new ArrayList<>();
        for (String id : List.of("e1", "e2")) {
            one.log()
                    .append(
                            opened.lease(),
                            new StoredEvent(id, "session.updated", "{}"),
                            Keeping.STORED,
                            what -> told.add(id + " " + what));
            one.log().replay(opened.lease(), null, all -> told.add("replayed " + Fleet.ids(all.orElseThrow())));
        }
        one.settle();

        assertThat(told).containsExactly("e1 APPENDED", "replayed [e1]", "e2 APPENDED", "replayed [e1, e2]");
    }

    @Test
    default void theAnswerThatWasNotFinishedIsPassedOnFromItsBeginning() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        Lease lease = opened.lease();
        one.say(lease, "c1", "response.created", Keeping.STORED);
        one.say(lease, "d1", "response.done", Keeping.STORED);
        one.say(lease, "c2", "response.created", Keeping.STORED);
        sayMany(one, lease, 300);
        one.say(lease, "sound", "response.output_audio.delta", Keeping.PASSING);

        assertThat(answer(opened, "t299")).hasSize(301).startsWith("c2", "t0").endsWith("t299");
        assertThat(answer(opened, null)).hasSize(301).startsWith("c2", "t0").endsWith("t299");
    }

    @Test
    default void theLastOfWhatWasSaidIsPassedOnWhereNoAnswerIsOpen() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "c1", "response.created", Keeping.STORED);
        one.say(opened.lease(), "c2", "response.created", Keeping.STORED);
        one.say(opened.lease(), "d1", "response.done", Keeping.STORED);
        one.say(opened.lease(), "d2", "response.done", Keeping.STORED);
        Opened longer = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        sayMany(one, longer.lease(), 300);

        assertThat(answer(opened, "d2")).containsExactly("c1", "c2", "d1", "d2");
        assertThat(answer(longer, "t299")).hasSize(200).startsWith("t100").endsWith("t299");
    }

    @Test
    default void anOwnerThatStoodStillWhileAnotherTookOverWritesNothingMore() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Fleet.Gateway two = fleet().gateway("two");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "e1");
        Claim claim = two.states().claim(opened.lease().key(), opened.token(), "e1");
        two.say(claim.lease(), "e2");

        one.log().note(opened.lease(), new StateChange.ConfigChanged(ClaimContract.config("stale")));
        Appended stale = one.say(opened.lease(), "stale");

        assertThat(stale).isEqualTo(Appended.FENCED);
        assertThat(one.lost()).containsExactly(opened.lease());
        Claim again = two.states().claim(opened.lease().key(), claim.token(), null);
        assertThat(Fleet.ids(again.events().unseen())).containsExactly("e1", "e2");
        assertThat(again.state().facts()).isEqualTo(ClaimContract.facts());
    }

    @Test
    default void anOwnerFindsOutByItsHeartThatAnotherTookOver() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        fleet().gateway("two").states().claim(opened.lease().key(), opened.token(), null);

        one.beat();
        one.beat();

        assertThat(one.lost()).containsExactly(opened.lease());
    }

    @Test
    default void aStreamThatIsTooLongRefusesWhoIsFarBehind() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        IntStream.range(0, 2_300)
                .forEach(i -> one.log()
                        .append(
                                opened.lease(),
                                new StoredEvent("e" + i, "session.updated", "{}"),
                                Keeping.STORED,
                                what -> {}));
        one.settle();

        assertGap(opened, "e3");
        assertGap(opened, null);
        assertThat(unseen(opened, "e1000")).hasSize(1_299).startsWith("e1001").endsWith("e2299");
    }

    private static void sayMany(Fleet.Gateway gateway, Lease lease, int many) {
        IntStream.range(0, many)
                .forEach(i -> gateway.log()
                        .append(
                                lease,
                                new StoredEvent("t" + i, "response.output_text.delta", "{}"),
                                Keeping.STORED,
                                what -> {}));
        gateway.settle();
    }

    private List<String> unseen(Opened opened, String after) throws Exception {
        return Fleet.ids(fleet().gateway("other")
                .states()
                .claim(opened.lease().key(), opened.token(), after)
                .events()
                .unseen());
    }

    private List<String> answer(Opened opened, String after) throws Exception {
        return Fleet.ids(fleet().gateway("other")
                .states()
                .claim(opened.lease().key(), opened.token(), after)
                .events()
                .answer());
    }

    private void assertGap(Opened opened, String after) {
        assertThatExceptionOfType(NotResumable.class)
                .isThrownBy(() -> unseen(opened, after))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(NotResumable.Reason.GAP));
    }
}
