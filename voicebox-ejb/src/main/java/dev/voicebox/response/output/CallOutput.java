package dev.voicebox.response.output;

import dev.voicebox.event.Item;
import dev.voicebox.event.Item.FunctionCall;
import dev.voicebox.event.Item.Status;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseEvent.Place;

/** A function call as the model writes it. */
final class CallOutput implements OutputItem {
    private final OutputPort port;
    private final Place place;
    private final StringBuilder arguments = new StringBuilder();
    private FunctionCall call;

    CallOutput(OutputPort port, int outputIndex, FunctionCall call) {
        this.port = port;
        this.place = new Place(call.id(), outputIndex, 0);
        this.call = call;
        port.open(outputIndex, call, () -> this.call.with(Status.IN_PROGRESS, arguments.toString()));
    }

    void write(String delta) {
        arguments.append(delta);
        port.say(new ResponseEvent.ArgumentsDelta(port.response(), place, call.callId(), delta));
    }

    @Override
    public Item item() {
        return call;
    }

    @Override
    public void close(Status status) {
        call = call.with(status, arguments.toString());
        port.say(new ResponseEvent.ArgumentsDone(port.response(), place, call));
        port.close(place.outputIndex(), call);
        port.called(call);
    }
}
