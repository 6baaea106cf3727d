package dev.voicebox.policy.engine;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.policy.EntryPoint;

/** What the rules that VoiceBox brings decide, whoever evaluates them. */
final class DecisionTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String WHO =
            "\"tenant\":\"t\",\"project\":\"p\",\"actor\":\"a\",\"time\":{\"day\":\"wed\",\"minute\":600,\"clock\":\"10:00\"},";

    private DecisionTable() {}

    /** @param replacement empty for none */
    record Row(EntryPoint entryPoint, String document, boolean allowed, String reason, Optional<String> replacement) {
        ObjectNode json() {
            try {
                return (ObjectNode) JSON.readTree(document);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(document, e);
            }
        }

        @Override
        public String toString() {
            return entryPoint.path() + " " + (allowed ? "allows " : "denies ") + document.replace(WHO, "");
        }
    }

    static List<Row> rows() {
        return List.of(
                yes(EntryPoint.ALLOW, "{}", "{'action':'realtime.connect','model':'gpt-realtime'}"),
                no(
                        EntryPoint.ALLOW,
                        "{}",
                        "{'action':'planet.move'}",
                        "the action is not known; no scope allows the action"),
                no(
                        EntryPoint.ALLOW,
                        "{'models':{'deny':['gpt-*']}}",
                        "{'action':'realtime.connect','model':'gpt-realtime'}",
                        "the model is not allowed"),
                no(
                        EntryPoint.ALLOW,
                        "{'windows':[{'from':'11:00','until':'12:00'}]}",
                        "{'action':'realtime.connect'}",
                        "outside of the tenant's hours"),
                no(
                        EntryPoint.ALLOW,
                        "{'voices':{'allow':['cedar']}}",
                        "{'action':'client_secret.create','voice':'marin'}",
                        "the voice is not allowed"),
                no(
                        EntryPoint.ALLOW,
                        "{'model':{}}",
                        "{'action':'realtime.connect'}",
                        "the tenant's policy settings are malformed"),
                yes(EntryPoint.TOOL, "{}", "{'tool':{'name':'lamp','arguments':{}}}"),
                no(
                        EntryPoint.TOOL,
                        "{'tools':{'deny':['lamp']}}",
                        "{'tool':{'name':'lamp'}}",
                        "the tool is not allowed"),
                no(
                        EntryPoint.TOOL,
                        "{'tools':{'scopes':{'l*':'tenant:admin'}}}",
                        "{'tool':{'name':'lamp'}}",
                        "no scope allows the tool"),
                yes(EntryPoint.AUDIO, "{}", "{'text':'Grüß Gott — schön!','voice':'marin'}"),
                no(
                        EntryPoint.AUDIO,
                        "{'audio':{'blocked':['PŘÍTEL můj']}}",
                        "{'text':'Ahoj, příteL… můj.'}",
                        "blocked words"),
                new Row(
                        EntryPoint.AUDIO,
                        document("{'audio':{'replace':{'straße':'Gasse'}}}", "{'text':'„Die Straße – bitte!“\\n'}"),
                        true,
                        "granted",
                        Optional.of("„Die Gasse – bitte!“\n")),
                no(EntryPoint.AUDIO, "{}", "{'text':7}", "blocked words"));
    }

    private static Row yes(EntryPoint entryPoint, String settings, String request) {
        return new Row(entryPoint, document(settings, request), true, "granted", Optional.empty());
    }

    private static Row no(EntryPoint entryPoint, String settings, String request, String reason) {
        return new Row(entryPoint, document(settings, request), false, reason, Optional.empty());
    }

    private static String document(String settings, String request) {
        return ("{" + WHO + "\"scopes\":[\"realtime:connect\"],\"settings\":" + settings + ",\"request\":" + request
                        + "}")
                .replace('\'', '"');
    }
}
