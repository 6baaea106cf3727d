package dev.voicebox.inbound;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.inbound.said.Said;
import dev.voicebox.inbound.said.Skipped;
import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.session.SessionHandle;

/**
 * One conversation, as its records say it. Sound is kept here until its turn is over, and enters the session as one item that is
 * named by the record that ended it: so what comes twice is refused by the conversation itself.
 */
final class Talk implements Said.Handler<Skipped> {
    /** As of an item of the protocol. */
    static final int MOST_BYTES = 15 * 1024 * 1024;

    private final SessionHandle session;
    private final TalkChannel channel;
    private final ByteArrayOutputStream turn = new ByteArrayOutputStream();
    /** Of the pieces of the turn: they are settled with its end. */
    private final List<Long> pieces = new ArrayList<>();

    private AudioFormat format = AudioFormat.PCM;
    private AudioFormat told = AudioFormat.PCM;
    private long offset;
    private long heardAt;

    Talk(SessionHandle session, TalkChannel channel) {
        this.session = session;
        this.channel = channel;
        session.offer(new ClientEvent.SessionUpdate(null, asHere(JsonNodeFactory.instance.objectNode(), told)));
    }

    /** @param nanos a clock that only goes forward */
    void hear(Said said, long offset, long nanos) throws Skipped {
        this.offset = offset;
        this.heardAt = nanos;
        said.accept(this);
    }

    /** Whether nothing was said since, and nothing is still to come. */
    boolean isIdleSince(long nanos) {
        return heardAt - nanos <= 0 && !channel.isBusy();
    }

    int bytes() {
        return turn.size();
    }

    /** Whether nothing can be said to it any more. */
    boolean isOver() {
        return channel.isOver();
    }

    /** Offsets of records that it has taken and not settled; they are no longer its own. */
    Collection<Long> abandon(int code) {
        session.disconnected(code);
        Set<Long> all = new HashSet<>(pieces);
        pieces.clear();
        turn.reset();
        all.addAll(channel.abandon());
        return all;
    }

    /** What was said without an end is forgotten: nobody waits for it any more. */
    Collection<Long> dropTurn() {
        List<Long> dropped = List.copyOf(pieces);
        pieces.clear();
        turn.reset();
        return dropped;
    }

    @Override
    public void onAudio(Said.Audio said) throws Skipped {
        if (turn.size() > 0 && said.format() != format) {
            throw new Skipped(Reason.AUDIO, "it changes the format within a turn");
        }
        if (turn.size() + said.audio().length > MOST_BYTES) {
            throw new Skipped(Reason.AUDIO, "its turn is longer than " + MOST_BYTES + " bytes");
        }
        format = said.format();
        turn.writeBytes(said.audio());
        pieces.add(offset);
    }

    @Override
    public void onCommit(Said.Commit said) throws Skipped {
        if (turn.size() == 0) {
            throw new Skipped(Reason.AUDIO, "there is no sound before it");
        }
        if (told != format) {
            told = format;
            session.offer(new ClientEvent.SessionUpdate(null, asHere(JsonNodeFactory.instance.objectNode(), told)));
        }
        byte[] audio = turn.toByteArray();
        List<Long> covered = dropTurnInto();
        put(said.eventId(), new ContentPart.InputAudio(null, audio), covered);
    }

    @Override
    public void onText(Said.Text said) {
        put(said.eventId(), new ContentPart.InputText(said.text()), List.of(offset));
    }

    @Override
    public void onUpdate(Said.Update said) throws Skipped {
        JsonNode audio = said.session().path("audio");
        if (!isObject(audio) || !isObject(audio.path("input"))) {
            throw new Skipped(Reason.REFUSED, "session.audio and session.audio.input must be objects");
        }
        channel.settlesNow(offset);
        session.offer(new ClientEvent.SessionUpdate(
                said.eventId(), asHere(said.session().deepCopy(), told)));
    }

    @Override
    public void onEnd(Said.End said) {
        channel.settlesNow(offset);
        dropTurn().forEach(channel::settlesNow);
        channel.endWhenDone();
    }

    private List<Long> dropTurnInto() {
        List<Long> covered = new ArrayList<>(dropTurn());
        covered.add(offset);
        return covered;
    }

    private void put(String eventId, ContentPart part, List<Long> covered) {
        ItemId id = ItemNames.of(eventId);
        if (channel.expect(id, eventId, covered)) {
            Item item = new Item.Message(id, Item.Role.USER, Item.Status.COMPLETED, List.of(part));
            session.offer(new ClientEvent.ItemCreate(eventId, null, item));
        }
    }

    private static boolean isObject(JsonNode field) {
        return field.isMissingNode() || field.isObject();
    }

    /** Sound of answers would go nowhere, and turns end where the client says so. */
    private static ObjectNode asHere(ObjectNode patch, AudioFormat format) {
        patch.put("type", "realtime");
        patch.putArray("output_modalities").add("text");
        ObjectNode input = patch.withObjectProperty("audio").withObjectProperty("input");
        ObjectNode sound = input.putObject("format").put("type", format.type());
        if (format == AudioFormat.PCM) {
            sound.put("rate", format.sampleRate());
        }
        input.putNull("turn_detection");
        return patch;
    }
}
