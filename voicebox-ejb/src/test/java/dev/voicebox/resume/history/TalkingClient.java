package dev.voicebox.resume.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.resume.Appended;
import dev.voicebox.resume.Claim;
import dev.voicebox.resume.ClaimContract;
import dev.voicebox.resume.Fleet;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.NotResumable;
import dev.voicebox.resume.Opened;
import dev.voicebox.resume.ResumeToken;
import dev.voicebox.resume.SessionKey;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StatesUnavailable;
import dev.voicebox.resume.StoredEvent;

/** A client of one session that moves between gateways, and all that its gateways ever said for it. */
final class TalkingClient {
    private final SessionKey key;
    private final List<Here> sessions = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<String, String> folded = new TreeMap<>();
    private final List<String> seen = new ArrayList<>();
    private final List<Long> epochs = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private ResumeToken token;
    private Here attached;
    private int said;

    /** The session as one gateway has it. It goes on saying things as long as it does not know that it was lost. */
    private static final class Here {
        final Party party;
        Lease lease;
        ObjectNode config;
        boolean over;

        Here(Party party, Lease lease, ObjectNode config) {
            this.party = party;
            this.lease = lease;
            this.config = config;
        }
    }

    TalkingClient(SessionKey key, Party first) throws StatesUnavailable {
        this.key = key;
        Opened opened = first.states().begin(key, ClaimContract.facts());
        token = opened.token();
        epochs.add(opened.lease().epoch());
        attach(new Here(first, opened.lease(), ClaimContract.facts().config()));
        folded.put("voice", "marin");
    }

    /** Every gateway that thinks it has the session says something, and changes a field of the settings by it. */
    void everyoneTalks(int field) {
        sessions.stream().filter(one -> !one.over).toList().forEach(one -> talk(one, "field" + field));
    }

    private void talk(Here one, String field) {
        String id = key.session() + "-" + said++;
        one.config = one.config.deepCopy().put(field, id);
        one.party.log().note(one.lease, new StateChange.ConfigChanged(one.config));
        one.party.log().append(one.lease, new StoredEvent(id, "session.updated", "{}"), Keeping.STORED, what -> {
            if (what == Appended.APPENDED) {
                acknowledged.add(id);
                folded.put(field, id);
                if (attached == one) {
                    seen.add(id);
                }
            } else if (what == Appended.FENCED) {
                one.over = true;
            }
        });
    }

    /** Its socket is gone. */
    void lose() {
        attached = null;
    }

    void resume(Party at) {
        String after = seen.isEmpty() ? null : seen.get(seen.size() - 1);
        attached = null;
        try {
            Claim claim = at.states().claim(key, token, after);
            token = claim.token();
            if (epochs.contains(claim.lease().epoch())) {
                violations.add("an epoch was given twice");
            }
            epochs.add(claim.lease().epoch());
            Optional<Here> here = sessions.stream()
                    .filter(one -> one.party == at && !one.over && claim.continues(one.lease))
                    .findFirst();
            if (here.isPresent()) {
                goOn(here.get(), claim, after);
            } else {
                sessions.stream().filter(one -> one.party == at).forEach(one -> one.over = true);
                seen.addAll(Fleet.ids(claim.events().unseen()));
                attach(new Here(at, claim.lease(), claim.state().facts().config()));
            }
        } catch (NotResumable | StatesUnavailable e) {
            violations.add("not resumable: " + e.getMessage());
        }
    }

    private void goOn(Here here, Claim claim, String after) {
        here.lease = claim.lease();
        here.party
                .log()
                .replay(
                        claim.lease(),
                        after,
                        events -> events.ifPresentOrElse(
                                all -> seen.addAll(Fleet.ids(all)), () -> violations.add("nothing to replay")));
        attached = here;
    }

    private void attach(Here one) {
        sessions.add(one);
        attached = one;
    }

    /** Against what somebody finds who comes last. */
    List<String> check(Party last) {
        resume(last);
        try {
            Claim claim = last.states().claim(key, token, null);
            List<String> kept = Fleet.ids(claim.events().unseen());
            Map<String, String> config = new TreeMap<>();
            claim.state()
                    .facts()
                    .config()
                    .fields()
                    .forEachRemaining(
                            field -> config.put(field.getKey(), field.getValue().asText()));
            expect("kept", kept, acknowledged);
            expect("seen", seen, acknowledged);
            expect("settings", config, folded);
        } catch (NotResumable | StatesUnavailable e) {
            violations.add("not resumable at the end: " + e.getMessage());
        }
        return violations;
    }

    int operations() {
        return said + epochs.size();
    }

    private void expect(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            violations.add(what + " is not what was acknowledged");
        }
    }
}
