package dev.voicebox.resume;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How sessions begin, and how one gateway takes over from another. */
public interface ClaimContract {
    Instant BEGAN = Instant.parse("2026-01-01T10:00:00Z");

    Fleet fleet();

    static ObjectNode config(String voice) {
        return JsonNodeFactory.instance.objectNode().put("voice", voice);
    }

    static SessionFacts facts() {
        return new SessionFacts(config("marin"), BEGAN, BEGAN.plusSeconds(3_600));
    }

    static SessionKey newKey() {
        return Fleet.key("sess_" + UUID.randomUUID().toString().replace("-", ""));
    }

    static Item item(String id, String text) {
        return new Item.Message(
                new ItemId(id), Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(text)));
    }

    static void put(Fleet.Gateway gateway, Lease lease, Item item, String previous) {
        gateway.log().note(lease, new StateChange.ItemPut(item, previous == null ? null : new ItemId(previous)));
    }

    @Test
    default void whoShowsTheTokenGetsTheSessionWithAllThatItIs() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Fleet.Gateway two = fleet().gateway("two");
        Opened opened = one.states().begin(newKey(), facts());

        Claim claim = two.states().claim(opened.lease().key(), opened.token(), null);

        assertThat(opened.lease().epoch()).isEqualTo(1);
        assertThat(claim.lease()).isEqualTo(new Lease(opened.lease().key(), 2));
        assertThat(claim.former()).isEqualTo(new Claim.Former(one.states().gateway(), 2));
        assertThat(claim.state()).isEqualTo(new Claim.State(facts(), List.of(), false));
        assertThat(claim.events()).isEqualTo(new Claim.Events(List.of(), List.of()));
        assertThat(claim.token()).isNotEqualTo(opened.token());
    }

    @Test
    default void whoIsNotTheClientGetsNothingAndChangesNothing() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Fleet.Gateway two = fleet().gateway("two");
        Opened opened = one.states().begin(newKey(), facts());
        SessionKey key = opened.lease().key();
        ResumeToken token = opened.token();

        Stream.of(
                        new SessionKey(key.tenant(), new ProjectId("other"), key.session()),
                        new SessionKey(new TenantId("other"), key.project(), key.session()),
                        newKey(),
                        Fleet.key("no {such} session/at all"))
                .forEach(other -> refused(two, other, token, NotResumable.Reason.UNKNOWN));
        refused(two, key, new ResumeToken("rt_guessed"), NotResumable.Reason.UNKNOWN);

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.APPENDED);
        assertThat(one.lost()).isEmpty();
    }

    @Test
    default void theFormerTokenWorksUntilTheNextOneIsReceived() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(newKey(), facts());
        SessionKey key = opened.lease().key();

        Claim lost = one.states().claim(key, opened.token(), null);
        Claim claim = one.states().claim(key, opened.token(), null);
        one.log().note(claim.lease(), new StateChange.TokenReceived());
        one.settle();

        refused(one, key, opened.token(), NotResumable.Reason.UNKNOWN);
        refused(one, key, lost.token(), NotResumable.Reason.UNKNOWN);
        assertThat(one.states().claim(key, claim.token(), null).lease().epoch()).isEqualTo(4);
    }

    @Test
    default void aSessionThatIsClaimedWhereItIsGoesOnWithItsFormerLease() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(newKey(), facts());

        Claim claim = one.states().claim(opened.lease().key(), opened.token(), null);

        assertThat(claim.continues(opened.lease())).isTrue();
        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.APPENDED);
        assertThat(one.say(claim.lease(), "e2")).isEqualTo(Appended.APPENDED);
        assertThat(one.replayed(claim.lease(), null)).contains(List.of("e1", "e2"));
        assertThat(one.lost()).isEmpty();
    }

    @Test
    default void aSessionThatComesBackIsNotTheOneThatWasLost() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Fleet.Gateway two = fleet().gateway("two");
        Opened opened = one.states().begin(newKey(), facts());
        Claim away = two.states().claim(opened.lease().key(), opened.token(), null);

        Claim back = one.states().claim(opened.lease().key(), away.token(), null);
        one.settle();

        assertThat(back.continues(opened.lease())).isFalse();
        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.FENCED);
        assertThat(one.say(back.lease(), "e2")).isEqualTo(Appended.APPENDED);
        assertThat(one.lost()).containsExactly(opened.lease());
    }

    @Test
    default void whatWasChangedIsPassedOn() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(newKey(), facts());
        Lease lease = opened.lease();

        one.log().note(lease, new StateChange.ConfigChanged(config("cedar")));
        put(one, lease, item("b", "second"), null);
        put(one, lease, item("a", "first"), null);
        put(one, lease, item("d", "last"), "b");
        put(one, lease, item("c", "between"), "b");
        put(one, lease, item("d", "changed"), "nowhere");
        put(one, lease, item("x", "deleted"), "d");
        one.log().note(lease, new StateChange.ItemDropped(new ItemId("x")));
        one.log().note(lease, new StateChange.ItemDropped(new ItemId("never there")));
        put(one, lease, item("e", "behind one that is not known"), "x");
        one.settle();

        Claim.State state = fleet().gateway("two")
                .states()
                .claim(lease.key(), opened.token(), null)
                .state();
        assertThat(state.facts().config()).isEqualTo(config("cedar"));
        assertThat(state.items())
                .containsExactly(
                        item("a", "first"),
                        item("b", "second"),
                        item("c", "between"),
                        item("d", "changed"),
                        item("e", "behind one that is not known"));
        assertThat(state.olderItems()).isFalse();
    }

    @Test
    default void theLastHundredItemsArePassedOn() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(newKey(), facts());

        IntStream.range(0, 103)
                .forEach(i -> put(one, opened.lease(), item("i" + i, "text"), i == 0 ? null : "i" + (i - 1)));
        put(one, opened.lease(), item("root", "before all that is known"), null);
        one.settle();

        Claim.State state = fleet().gateway("two")
                .states()
                .claim(opened.lease().key(), opened.token(), null)
                .state();
        assertThat(state.items())
                .extracting(item -> item.id().value())
                .hasSize(100)
                .startsWith("i3")
                .endsWith("i102");
        assertThat(state.olderItems()).isTrue();
    }

    @Test
    default void nothingIsLeftOfASessionThatHasEnded() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(newKey(), facts());
        one.say(opened.lease(), "e1");

        one.log().end(opened.lease(), EndReason.CLIENT_CLOSED);
        one.log().end(opened.lease(), EndReason.CLIENT_CLOSED);
        one.settle();

        assertThat(fleet().holds(opened.lease().key())).isFalse();
        refused(one, opened.lease().key(), opened.token(), NotResumable.Reason.UNKNOWN);
        assertThat(one.say(opened.lease(), "e2")).isEqualTo(Appended.FENCED);
        assertThat(fleet().holds(opened.lease().key())).isFalse();
    }

    @Test
    default void aSessionThatWasReleasedCanBeClaimed() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Opened opened = one.states().begin(newKey(), facts());
        one.say(opened.lease(), "e1");

        one.log().release(opened.lease());
        one.settle();

        Claim claim = fleet().gateway("two").states().claim(opened.lease().key(), opened.token(), null);
        assertThat(Fleet.ids(claim.events().unseen())).containsExactly("e1");
        assertThat(one.lost()).isEmpty();
    }

    @Test
    default void aSessionThatEndedElsewhereIsNotBroughtBackByWhoHadIt() throws Exception {
        Fleet.Gateway one = fleet().gateway("one");
        Fleet.Gateway two = fleet().gateway("two");
        Opened opened = one.states().begin(newKey(), facts());
        Claim claim = two.states().claim(opened.lease().key(), opened.token(), null);
        two.settle();
        two.log().end(claim.lease(), EndReason.CLIENT_CLOSED);
        two.settle();

        one.beat();
        one.settle();

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.FENCED);
        assertThat(one.lost()).containsExactly(opened.lease());
        refused(two, opened.lease().key(), claim.token(), NotResumable.Reason.UNKNOWN);
    }

    static void refused(Fleet.Gateway gateway, SessionKey key, ResumeToken token, NotResumable.Reason reason) {
        assertThatExceptionOfType(NotResumable.class)
                .isThrownBy(() -> gateway.states().claim(key, token, null))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
