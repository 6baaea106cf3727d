package dev.voicebox.resume;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.voicebox.journal.EndReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of sessions when what they share, or who had them, is gone. */
public interface OutageContract {
    Fleet fleet();

    @Test
    default void withoutASharedStateSessionsGoOnAndNewOnesCannotBeResumed() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());

        fleet().goAway();

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.UNKEPT);
        assertThat(one.say(opened.lease(), "e2", "response.output_audio.delta", Keeping.PASSING))
                .isEqualTo(Appended.UNKEPT);
        assertThat(one.replayed(opened.lease(), null)).isEmpty();
        assertThatExceptionOfType(StatesUnavailable.class)
                .isThrownBy(() -> one.states().begin(ClaimContract.newKey(), ClaimContract.facts()));
        assertThatExceptionOfType(StatesUnavailable.class)
                .isThrownBy(() -> one.states().claim(opened.lease().key(), opened.token(), null));
        one.beat();
        assertThat(one.lost()).isEmpty();
    }

    @Test
    default void whatASessionIsIsWrittenAgainWhenTheStateComesBackEmpty() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        Lease lease = opened.lease();
        ClaimContract.put(one, lease, ClaimContract.item("a", "before"), null);
        one.say(lease, "e1");
        fleet().goAway();
        ClaimContract.put(one, lease, ClaimContract.item("b", "meanwhile"), "a");
        one.log().note(lease, new StateChange.ConfigChanged(ClaimContract.config("cedar")));
        one.say(lease, "e2");

        fleet().comeBackEmpty();
        one.settle();
        Appended after = one.say(lease, "e3");

        assertThat(after).isEqualTo(Appended.APPENDED);
        Fleet.Gateway two = fleet().gateway("two");
        assertGap(two, opened, "e1");
        assertGap(two, opened, null);
        Claim claim = two.states().claim(lease.key(), opened.token(), "e2");
        assertThat(Fleet.ids(claim.events().unseen())).containsExactly("e3");
        assertThat(claim.state().facts().config()).isEqualTo(ClaimContract.config("cedar"));
        assertThat(claim.state().items())
                .containsExactly(ClaimContract.item("a", "before"), ClaimContract.item("b", "meanwhile"));
    }

    @Test
    default void anAnswerThatEndedWhileNobodyListenedIsNotOpen() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "c1", "response.created", Keeping.STORED);
        fleet().goAway();
        one.say(opened.lease(), "d1", "response.done", Keeping.STORED);
        fleet().comeBackEmpty();
        one.settle();

        Claim claim = fleet().gateway("two").states().claim(opened.lease().key(), opened.token(), "d1");

        assertThat(claim.events().answer()).isEmpty();
    }

    @Test
    default void anAnswerThatBeganWhileNobodyListenedIsFoundWithItsBeginning() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "e1");
        fleet().goAway();
        one.say(opened.lease(), "c1", "response.created", Keeping.STORED);
        one.say(opened.lease(), "t1", "response.output_text.delta", Keeping.STORED);
        fleet().comeBackEmpty();
        one.settle();
        one.say(opened.lease(), "t2", "response.output_text.delta", Keeping.STORED);

        Claim claim = fleet().gateway("two").states().claim(opened.lease().key(), opened.token(), "t1");

        assertThat(Fleet.ids(claim.events().unseen())).containsExactly("t2");
        assertThat(Fleet.ids(claim.events().answer())).containsExactly("c1", "t1", "t2");
    }

    @Test
    default void aSessionThatEndedWhileNobodyListenedDoesNotComeBack() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        fleet().goAway();
        one.say(opened.lease(), "e1");
        one.log().end(opened.lease(), EndReason.EXPIRED);
        one.settle();

        fleet().comeBackEmpty();
        one.settle();
        one.beat();

        assertThat(fleet().holds(opened.lease().key())).isFalse();
        assertThat(fleet().sweep()).isEmpty();
    }

    @Test
    default void ofFiveSweepersOneEndsWhatNobodyHas() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        one.say(opened.lease(), "e1");
        one.beat();
        fleet().fallSilent(opened.lease().key());

        List<SessionKey> ended = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> ended.addAll(fleet().sweep()));

        assertThat(ended).containsExactly(opened.lease().key());
        assertThat(fleet().holds(opened.lease().key())).isFalse();
        ClaimContract.refused(one, opened.lease().key(), opened.token(), NotResumable.Reason.UNKNOWN);
    }

    @Test
    default void whatMayStillBeResumedIsNotSwept() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        fleet().fallQuiet(opened.lease().key());

        assertThat(fleet().sweep()).isEmpty();
        assertThat(fleet().gateway("two")
                        .states()
                        .claim(opened.lease().key(), opened.token(), null)
                        .lease()
                        .epoch())
                .isEqualTo(2);
    }

    @Test
    default void whoIsHeardOfIsNotSwept() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        fleet().fallSilent(opened.lease().key());

        one.beat();

        assertThat(fleet().sweep()).isEmpty();
        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.APPENDED);
    }

    private static void assertGap(Fleet.Gateway gateway, Opened opened, String after) {
        assertThatExceptionOfType(NotResumable.class)
                .isThrownBy(() -> gateway.states().claim(opened.lease().key(), opened.token(), after))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(NotResumable.Reason.GAP));
    }
}
