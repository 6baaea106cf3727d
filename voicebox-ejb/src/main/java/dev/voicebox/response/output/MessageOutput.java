package dev.voicebox.response.output;

import java.util.List;

import dev.voicebox.conversation.Conversation.Entry;
import dev.voicebox.conversation.SpokenTrack;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.Item.Message;
import dev.voicebox.event.Item.Role;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseEvent.Place;
import dev.voicebox.event.ResponseView.OutputMode;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.spoken.SpokenForm;

/** A message as it is written or spoken. */
final class MessageOutput implements OutputItem {
    private final OutputPort port;
    private final OutputMode mode;
    private final Place place;
    private final StringBuilder text = new StringBuilder();
    private final SpokenTrack track = new SpokenTrack();
    private long audioBytes;
    private boolean silent;
    private Message message;

    MessageOutput(OutputPort port, OutputMode mode, int outputIndex, ItemId id) {
        this.port = port;
        this.mode = mode;
        this.place = new Place(id, outputIndex, 0);
        this.message = new Message(id, Role.ASSISTANT, Status.IN_PROGRESS, List.of());
        port.open(outputIndex, message, this::soFar);
        Entry entry = port.entry(id);
        if (mode.audio() && entry != null) {
            entry.hasTrack(track);
            entry.hasAudio(mode.format());
        }
        port.say(new ResponseEvent.ContentPartAdded(port.response(), place, mode.audio()));
    }

    void write(String delta) {
        text.append(delta);
        port.say(
                mode.audio()
                        ? new ResponseEvent.TranscriptDelta(port.response(), place, delta)
                        : new ResponseEvent.TextDelta(port.response(), place, delta));
    }

    void sound(SpokenForm chunk, SpokenPiece piece) {
        byte[] audio = piece.audio();
        audioBytes += audio.length;
        if (!isTruncated()) {
            track.speaking(chunk, audioMs(), piece.words());
        }
        port.keepAudio(place.item(), mode.format(), audio);
        port.say(new ResponseEvent.AudioDelta(port.response(), place, audio));
    }

    /** What has no sound by now will get none: it is not said, and the item must not claim that it was. */
    void fallSilent() {
        silent = true;
    }

    /** All sound of this piece of text has left. */
    void spoke(SpokenForm chunk) {
        if (!isTruncated()) {
            track.spoke(chunk, audioMs());
        }
    }

    /** No more sound of this piece of text will leave, though it was not said to its end. */
    void brokeOff(SpokenForm chunk) {
        if (!isTruncated()) {
            track.brokeOff(chunk, audioMs());
        }
    }

    long audioMs() {
        AudioFormat format = mode.format();
        return format.millis(audioBytes);
    }

    @Override
    public Item item() {
        return message;
    }

    @Override
    public void close(Status status) {
        if (mode.audio()) {
            port.say(new ResponseEvent.AudioDone(port.response(), place));
            port.say(new ResponseEvent.TranscriptDone(port.response(), place, text.toString()));
        } else {
            port.say(new ResponseEvent.TextDone(port.response(), place, text.toString()));
        }
        port.say(new ResponseEvent.ContentPartDone(port.response(), place, mode.audio(), text.toString()));
        message = message.with(status, List.of(content(silent || isTruncated())));
        port.close(place.outputIndex(), message);
    }

    private Item soFar() {
        return message.with(Status.IN_PROGRESS, List.of(content(true)));
    }

    /**
     * @param asHeard only the words whose sound went out: of an answer that is still spoken, was broken off, or was cut to
     *     what the caller heard
     */
    private ContentPart content(boolean asHeard) {
        if (!mode.audio()) {
            return new ContentPart.OutputText(text.toString());
        }
        return new ContentPart.OutputAudio(asHeard ? track.heard() : text.toString(), null);
    }

    private boolean isTruncated() {
        Entry entry = port.entry(place.item());
        return entry != null && entry.isTruncated();
    }
}
