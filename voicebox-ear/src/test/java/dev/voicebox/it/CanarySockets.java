package dev.voicebox.it;

import java.net.URI;
import java.util.List;

import dev.voicebox.it.canary.Canaries;
import dev.voicebox.protocol.golden.ModelStep;

import static org.assertj.core.api.Assertions.assertThat;

/** Conversations over sockets, with a canary wherever a caller or a model may say or name something. */
final class CanarySockets {
    private static final String BAD_LINES = "\r\n{\"message\":\"forged\"}\n{\"message\":\"forged\"}\r\u2028\u0085";

    private final Canaries canaries;
    private final ScriptedProvider model;
    private final URI address;

    /** @param address of the socket */
    CanarySockets(Canaries canaries, ScriptedProvider model, URI address) {
        this.canaries = canaries;
        this.model = model;
        this.address = address;
    }

    /** With a function that is called, and with mistakes. */
    void text(String credential) throws Exception {
        String function = "fn_" + canaries.word("a function's name");
        try (RealtimeClient client = client(credential)) {
            client.await("session.created");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\""
                    + canaries.told("instructions")
                    + BAD_LINES.replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
                    + "\",\"output_modalities\":[\"text\"],\"tools\":[{\"type\":\"function\",\"name\":\"" + function
                    + "\",\"description\":\"" + canaries.told("a function's description")
                    + "\",\"parameters\":{\"type\":\"object\",\"properties\":{\"" + canaries.told("a parameter's name")
                    + "\":{\"type\":\"string\"}}}}]}}");
            client.await("session.updated");
            client.say(item("{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\""
                    + canaries.told("a written message") + "\"}]}"));
            client.await("conversation.item.done");
            model.script(List.of(
                    new ModelStep.Call("call_1", function),
                    new ModelStep.Arguments("{\"k\":\"" + canaries.told("arguments of a call") + "\"}"),
                    new ModelStep.Finish("tool_calls")));
            client.say("{\"type\":\"response.create\"}").await("response.done");
            client.say(item("{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\""
                    + canaries.told("the result of a call") + "\"}"));
            client.await("conversation.item.done");
            answer(client, canaries.phrase("a written answer"));
            errorsOf(client);
        }
    }

    /** With the function of a persona, which is called. */
    void persona(String credential, String persona, String function) throws Exception {
        URI as = URI.create(address + "&persona=" + persona);
        try (RealtimeClient client =
                new RealtimeClient(as, credential, "X-Actor", canaries.word("whom a caller acts for"))) {
            client.await("session.created");
            model.script(List.of(
                    new ModelStep.Call("call_2", function),
                    new ModelStep.Arguments("{\"k\":\"" + canaries.told("arguments for a persona's function") + "\"}"),
                    new ModelStep.Finish("tool_calls")));
            assertThat(client.say("{\"type\":\"response.create\"}")
                            .await("response.done")
                            .at("/response/output/0/name")
                            .asText())
                    .isEqualTo(function);
        }
    }

    /** Heard by an ear, answered aloud. */
    void audio(String credential) throws Exception {
        try (RealtimeClient client = client(credential)) {
            client.await("session.created");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":"
                    + "{\"turn_detection\":null,\"transcription\":{\"model\":\"whisper-1\",\"prompt\":\""
                    + canaries.told("the prompt of an ear") + "\"}}}}}");
            client.await("session.updated");
            client.append(new byte[4_321 * 48]).say("{\"type\":\"input_audio_buffer.commit\"}");
            String heard = client.await("conversation.item.input_audio_transcription.completed")
                    .path("transcript")
                    .asText();
            assertThat(heard).contains("heard");
            canaries.add("a transcript", heard);
            answer(client, canaries.phrase("a spoken answer"));
            assertThat(client.sound()).isNotEmpty();
        }
    }

    /** For the end: a provider that fails is left alone for a while. */
    void failures(String credential) throws Exception {
        try (RealtimeClient client = client(credential)) {
            client.await("session.created");
            client.say(item("{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\""
                    + canaries.told("a message that no provider answers") + "\"}]}"));
            for (int status : new int[] {400, 500}) {
                model.script(List.of(new ModelStep.Fail(status)));
                canaries.error(client.say("{\"type\":\"response.create\"}")
                        .await("response.done")
                        .at("/response/status_details")
                        .toString());
            }
        }
    }

    void nothing(String credential) throws Exception {
        try (RealtimeClient client = client(credential)) {
            client.await("session.created");
        }
    }

    private void errorsOf(RealtimeClient client) throws Exception {
        for (String wrong : List.of(
                "{\"type\":\"session.update\",\"session\":{\"instructions\":\"" + canaries.told("JSON that breaks off")
                        + "\"",
                "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\""
                        + canaries.told("instructions beside a mistake") + "\",\"max_output_tokens\":\"many\"}}",
                item("{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\""
                        + canaries.told("a message beside a mistake") + "\"},{\"type\":\"text\"}]}"),
                item("{\"type\":\"function_call_output\",\"call_id\":\"call_9\",\"output\":\""
                        + canaries.told("the result of no call") + "\"}"),
                "{\"type\":\"input_audio_buffer.append\",\"audio\":\"!" + canaries.told("sound that is none")
                        + "\"}")) {
            canaries.error(client.say(wrong).await("error").toString());
        }
    }

    private void answer(RealtimeClient client, String words) throws Exception {
        model.script(List.of(new ModelStep.Text(words + "."), new ModelStep.Finish("stop")));
        assertThat(client.say("{\"type\":\"response.create\"}")
                        .await("response.done")
                        .at("/response/status")
                        .asText())
                .isEqualTo("completed");
    }

    private RealtimeClient client(String credential) {
        return new RealtimeClient(address, credential);
    }

    private static String item(String item) {
        return "{\"type\":\"conversation.item.create\",\"item\":" + item + "}";
    }
}
