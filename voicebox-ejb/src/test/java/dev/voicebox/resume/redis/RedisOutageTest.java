package dev.voicebox.resume.redis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.voicebox.journal.EndReason;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.ClaimContract;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.NotResumable;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.OutageContract;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StatesUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The shared state in a Redis that goes away. */
@Timeout(60)
class RedisOutageTest implements OutageContract {
    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisFleet fleet = new RedisFleet(redis);

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Test
    void aServerThatIsFullBeginsNothingAndIsKnownToBeSo() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened before = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        SessionKey late = ClaimContract.newKey();

        fleet.fill(true);

        assertThatExceptionOfType(StatesUnavailable.class)
                .isThrownBy(() -> one.states().begin(late, ClaimContract.facts()));
        assertThat(fleet.holds(late)).isFalse();
        assertThat(one.contact.isAway()).isTrue();
        assertThat(one.say(before.lease(), "e1")).isEqualTo(Appended.UNKEPT);

        fleet.fill(false);
        one.settle();

        assertThat(one.contact.isAway()).isFalse();
        assertThat(one.say(before.lease(), "e2")).isEqualTo(Appended.APPENDED);
        one.states().begin(late, ClaimContract.facts());
    }

    @Test
    void whoComesBackBeforeItsLastEventsAreWrittenIsNotToldThatTheyAreGone() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        SessionKey key = opened.lease().key();
        fleet.fill(true);
        one.say(opened.lease(), "e1");
        fleet.fill(false);

        assertThatExceptionOfType(StatesUnavailable.class)
                .isThrownBy(() -> one.states().claim(key, opened.token(), "e1"));
        assertThatExceptionOfType(NotResumable.class)
                .isThrownBy(() -> one.states().claim(key, new ResumeToken("another"), "e1"));

        one.settle();
        assertThat(one.states().claim(key, opened.token(), "e1").events().unseen())
                .isEmpty();
    }

    @Test
    void eventsThatAServerHasNoRoomForSayThatItIsFull() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());

        fleet.fill(true);

        assertThat(one.say(opened.lease(), "e1")).isEqualTo(Appended.UNKEPT);
        assertThat(one.contact.isAway()).isTrue();
    }

    @Test
    void sessionsThatEndGiveAFullServerItsMemoryBack() throws Exception {
        RedisFleet.One one = fleet.gateway("one");
        Opened opened = one.states().begin(ClaimContract.newKey(), ClaimContract.facts());
        fleet.fill(true);
        one.say(opened.lease(), "e1");

        one.log().end(opened.lease(), EndReason.CONNECTION_LOST);
        one.settle();

        assertThat(fleet.holds(opened.lease().key())).isFalse();
        assertThat(one.contact.isAway()).isTrue();
    }

    @AfterEach
    void close() {
        fleet.close();
        redis.close();
    }
}
