package dev.voicebox.protocol.golden;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.protocol.golden.GoldenLine.Who;
import dev.voicebox.protocol.grammar.StreamCheck;

/** Plays a golden conversation on a stage, and holds everything that comes to the protocol. */
public final class GoldenPlayer {
    private static final String LAST = "{\"type\":\"input_audio_buffer.clear\"}";

    private final Golden golden;
    private final Stage stage;
    private final Names names = new Names();
    private final Wording wording;
    private final StreamCheck stream = new StreamCheck();
    private final List<GoldenLine> happened = new ArrayList<>();
    private int framesTold;
    private int requestsTold;
    private boolean closeTold;

    public GoldenPlayer(Golden golden, Stage stage) {
        this.golden = golden;
        this.stage = stage;
        this.wording = new Wording(names, golden.showsSessions());
    }

    /** What happened, as lines: the same as those of the file, if all is well. */
    public List<GoldenLine> play() throws InterruptedException {
        List<GoldenLine> lines = golden.lines();
        int at = 0;
        while (at < lines.size()) {
            for (; at < lines.size() && lines.get(at).acts(); at++) {
                act(lines.get(at));
            }
            int from = at;
            while (at < lines.size() && !lines.get(at).acts()) {
                at++;
            }
            listen(lines.subList(from, at));
        }
        finish();
        return happened;
    }

    private void act(GoldenLine line) {
        happened.add(line);
        switch (line.who()) {
            case MODEL -> stage.model(ModelStep.script(line.what()));
            case CLIENT -> stage.say(frame(line.what()));
            case RELEASE -> stage.release();
            case PASSES -> stage.pass(line.what().asLong());
            default -> throw new IllegalStateException("nothing to do: " + line.text());
        }
    }

    private void listen(List<GoldenLine> expected) throws InterruptedException {
        List<GoldenLine> news = news();
        while (!news.equals(expected) && stage.goOn()) {
            news = news();
        }
        news = news();
        List<JsonNode> heard = stage.heard();
        heard.subList(framesTold, heard.size()).forEach(stream::see);
        framesTold = heard.size();
        requestsTold = stage.asked().size();
        closeTold |= !stage.closed().isEmpty();
        happened.addAll(news);
    }

    private List<GoldenLine> news() {
        List<JsonNode> heard = stage.heard();
        List<GoldenLine> news = new ArrayList<>(wording.of(heard.subList(framesTold, heard.size())));
        List<List<String>> asked = stage.asked();
        asked.subList(requestsTold, asked.size())
                .forEach(request -> news.add(new GoldenLine(Who.ASKED, texts(request))));
        if (!stage.closed().isEmpty() && !closeTold) {
            news.add(new GoldenLine(Who.CLOSE, JsonNodeFactory.instance.textNode(stage.closed())));
        }
        return news;
    }

    /** Whatever else the server has to say is said before it answers this. */
    private void finish() throws InterruptedException {
        if (!closeTold) {
            stage.say(LAST);
            ObjectNode cleared = JsonNodeFactory.instance.objectNode().put("type", "input_audio_buffer.cleared");
            GoldenLine last = new GoldenLine(Who.SERVER, cleared);
            listen(List.of(last));
            if (happened.get(happened.size() - 1).equals(last)) {
                happened.remove(happened.size() - 1);
            }
            stream.end();
        }
    }

    private String frame(JsonNode said) {
        if (said.isTextual()) {
            return said.asText();
        }
        ObjectNode event = said.deepCopy();
        if (event.path("audio").isArray()) {
            event.put("audio", CallerSound.base64(event.path("audio")));
        }
        for (JsonNode part : event.at("/item/content")) {
            if (part.path("audio").isArray()) {
                ((ObjectNode) part).put("audio", CallerSound.base64(part.path("audio")));
            }
        }
        return names.unnamed(event.toString());
    }

    private static JsonNode texts(List<String> request) {
        var array = JsonNodeFactory.instance.arrayNode();
        request.forEach(array::add);
        return array;
    }
}
