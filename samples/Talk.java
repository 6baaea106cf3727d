import java.io.*;
import java.net.URI;
import java.net.http.*;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.concurrent.*;
import java.util.regex.*;
import javax.sound.sampled.*;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One turn with VoiceBox: a question goes in as speech, the answer comes out as speech. Needs a JDK 17 only. */
public final class Talk {
    static final String USAGE = """
            java samples/Talk.java --say "turn on the kitchen light"   VoiceBox speaks the question, then hears it
            java samples/Talk.java question.wav [answer.wav]           a WAV file asks
            java samples/Talk.java --text "what can you do?"           typed question, spoken answer
              --url http://localhost:9080   the server        --key KEY   else .voicebox/api-key or OPENAI_API_KEY
              --out answer.wav              where the answer goes   --play   also play it aloud""";
    static final List<String> VALUES = List.of("--say", "--text", "--url", "--key", "--out");
    static final int RATE = 24_000;
    static final Path KEY_FILE = Path.of(".voicebox", "api-key");
    static final String LOST = "{\"type\":\"closed\",\"reason\":\"the connection was lost\"}";
    static final int CHUNK = RATE / 25; // samples in 40 ms
    static final int LOUD = 500; // of 32,767: above room noise, below speech
    static final AudioFormat PCM = new AudioFormat(RATE, 16, 1, true, false);

    /** A failure that the person at the keyboard can act on: exit code and one line. */
    static final class Failure extends RuntimeException {
        final int code;

        Failure(int code, String line) {
            super(line);
            this.code = code;
        }
    }

    final Map<String, String> options = new HashMap<>();
    final List<String> files = new ArrayList<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    final Set<String> stages = new HashSet<>();
    final List<String> marks = new ArrayList<>();
    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    volatile long spokenAt;
    volatile boolean committed;
    boolean heard, understood, answered;
    String error = "";

    public static void main(String[] args) {
        try {
            new Talk(args).run();
            System.exit(0);
        } catch (Exception e) {
            System.err.println(e instanceof Failure ? e.getMessage() : "The call broke off: " + e);
            System.exit(e instanceof Failure f ? f.code : 1);
        }
    }

    Talk(String[] args) {
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (!name.startsWith("--")) files.add(name);
            else if (name.equals("--play")) options.put(name, "");
            else if (VALUES.contains(name) && i + 1 < args.length) options.put(name, args[++i]);
            else throw new Failure(2, "Unknown or incomplete option " + name + "\n" + USAGE);
        }
        boolean asks = options.containsKey("--say") || options.containsKey("--text");
        if (files.size() > (asks ? 0 : 2) || (files.isEmpty() && !asks)) throw new Failure(2, USAGE);
    }

    void run() throws Exception {
        String url = options.getOrDefault("--url", "http://localhost:9080").replaceAll("/+$", "");
        if (!url.matches("https?://[^/ ]+"))
            throw new Failure(2, "Not a server address: " + url + " (http://localhost:9080 is one).");
        String key = key();
        short[] question = options.containsKey("--text") ? null : question(url, key);
        WebSocket socket = connect(url, key);
        send(socket, """
                {"type":"session.update","session":{"type":"realtime","audio":{"input":{
                "transcription":{"model":"whisper-1"},"turn_detection":{"type":"server_vad"}}}}}""");
        if (question == null) type(socket);
        else new Thread(() -> speak(socket, question), "question").start();
        for (String event = ""; !hear(event); ) {
            event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) throw new Failure(6, "VoiceBox sent nothing for 60 s: see its log in .voicebox/logs.");
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "OK").join();
        report();
    }

    String key() throws IOException {
        String key = options.get("--key");
        if (key == null && Files.isReadable(KEY_FILE)) key = Files.readString(KEY_FILE).strip();
        if (key == null) key = System.getenv("OPENAI_API_KEY"); // last: here it may be the key of VoiceBox's own model
        if (key == null || key.isBlank())
            throw new Failure(4, "No API key: give --key, run where .voicebox/api-key is, or set OPENAI_API_KEY.");
        return key;
    }

    short[] question(String url, String key) throws Exception {
        if (options.containsKey("--say")) return samples(speech(url, key, options.get("--say")), "What the server spoke");
        Path file = Path.of(files.get(0));
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw new Failure(2, "Cannot read " + file + ": give a WAV file.");
        return samples(Files.readAllBytes(file), file.toString());
    }

    byte[] speech(String url, String key, String text) throws InterruptedException {
        String body = "{\"model\":\"tts-1\",\"voice\":\"alloy\",\"response_format\":\"wav\",\"input\":" + quote(text) + "}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/audio/speech"))
                .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<byte[]> reply = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (reply.statusCode() == 400) throw new Failure(2, field(new String(reply.body(), UTF_8), "message"));
            if (reply.statusCode() != 200) throw refused(reply.statusCode(), url);
            return reply.body();
        } catch (IOException e) {
            throw absent(url);
        }
    }

    WebSocket connect(String url, String key) {
        URI address = URI.create(url.replaceFirst("^http", "ws") + "/v1/realtime?model=gpt-realtime");
        try {
            return http.newWebSocketBuilder().header("Authorization", "Bearer " + key).buildAsync(address, new Ear()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException h) throw refused(h.getResponse().statusCode(), url);
            throw absent(url);
        }
    }

    static Failure absent(String url) {
        return new Failure(3, "No VoiceBox answers at " + url + ": start it with mvn -Prun, or give --url.");
    }

    static Failure refused(int status, String url) {
        boolean key = status == 401 || status == 403;
        String line = key ? "VoiceBox refused the API key" : url + " is not a VoiceBox that is ready";
        return new Failure(key ? 4 : 3, line + " (HTTP " + status + ").");
    }

    final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                events.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add("{\"type\":\"closed\",\"reason\":" + quote(code + " " + reason) + "}");
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable cause) {
            events.add(LOST);
        }
    }

    static synchronized void send(WebSocket socket, String json) {
        socket.sendText(json, true).join();
    }

    void type(WebSocket socket) {
        System.out.println("You:      " + options.get("--text"));
        spokenAt = System.nanoTime();
        understood = true;
        send(socket, "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":["
                + "{\"type\":\"input_text\",\"text\":" + quote(options.get("--text")) + "}]}}");
        send(socket, "{\"type\":\"response.create\"}");
    }

    /** Sends the question in real time, then silence until the server has ended the turn (at most 4 s). */
    void speak(WebSocket socket, short[] question) {
        int end = question.length;
        while (end > 0 && Math.abs(question[end - 1]) < LOUD) end--;
        long start = System.nanoTime();
        try {
            for (int at = 0; at < question.length || (!committed && at < question.length + 4 * RATE); at += CHUNK) {
                ByteBuffer pcm = ByteBuffer.allocate(CHUNK * 2).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = at; i < at + CHUNK; i++) pcm.putShort(i < question.length ? question[i] : 0);
                TimeUnit.NANOSECONDS.sleep(start + at * 1_000_000_000L / RATE - System.nanoTime());
                String audio = Base64.getEncoder().encodeToString(pcm.array());
                send(socket, "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + audio + "\"}");
                if (at < end) spokenAt = System.nanoTime();
            }
            if (!committed) events.add("{\"type\":\"silence\"}");
        } catch (InterruptedException | RuntimeException e) {
            events.add(LOST);
        }
    }

    /** Takes in one event; true when the answer is complete and the question's transcript, which may be later, too. */
    boolean hear(String event) {
        switch (field(event, "type")) {
            case "input_audio_buffer.speech_started" -> heard = true;
            case "input_audio_buffer.committed" -> {
                committed = true;
                understood = answered = false;
                stages.clear(); // a pause inside the question makes two turns: the last one counts
                marks.clear();
                answer.reset();
                mark("turn ended");
            }
            case "conversation.item.input_audio_transcription.completed" -> {
                mark("transcript");
                understood = true;
                System.out.println("You:      " + field(event, "transcript"));
            }
            case "conversation.item.input_audio_transcription.failed" ->
                throw new Failure(6, "VoiceBox did not understand the question: " + field(event, "message"));
            case "response.output_audio_transcript.delta", "response.output_text.delta" -> {
                System.out.print((stages.contains("first text") ? "" : "VoiceBox: ") + field(event, "delta"));
                mark("first text");
            }
            case "response.output_audio.delta" -> {
                mark("first audio");
                answer.writeBytes(Base64.getDecoder().decode(field(event, "delta")));
            }
            case "response.done" -> {
                System.out.println();
                mark("done");
                if (field(event, "status").equals("failed"))
                    throw new Failure(6, "VoiceBox could not answer: " + field(event, "message"));
                answered = !field(event, "reason").equals("turn_detected");
            }
            case "error" -> error = field(event, "message");
            case "silence" -> throw new Failure(5, (heard ? "VoiceBox heard speech but did not end the turn. "
                    : "VoiceBox heard no speech in this recording: is it silent or very quiet? ") + error);
            case "closed" -> throw new Failure(6, "VoiceBox closed the call: " + field(event, "reason") + " " + error);
        }
        return answered && understood;
    }

    void mark(String stage) {
        if (stages.add(stage)) marks.add(stage + " " + (System.nanoTime() - spokenAt) / 1_000_000 + " ms");
    }

    void report() throws IOException {
        System.out.println("After the end of the question: " + String.join(", ", marks));
        byte[] pcm = answer.toByteArray();
        if (pcm.length == 0) throw new Failure(6, "VoiceBox answered without speech. " + error);
        File out = new File(options.getOrDefault("--out", files.size() > 1 ? files.get(1) : "answer.wav"));
        var audio = new AudioInputStream(new ByteArrayInputStream(pcm), PCM, pcm.length / 2);
        AudioSystem.write(audio, AudioFileFormat.Type.WAVE, out);
        System.out.printf(Locale.ROOT, "%.1f s of speech in %s%n", pcm.length / 2.0 / RATE, out);
        if (options.containsKey("--play")) play(pcm);
    }

    /** Any WAV file that the JDK reads, as mono 24 kHz samples. */
    static short[] samples(byte[] wav, String name) throws IOException {
        try (AudioInputStream file = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav));
                AudioInputStream mono = AudioSystem.getAudioInputStream(PCM, file)) {
            byte[] pcm = mono.readAllBytes();
            short[] samples = new short[pcm.length / 2];
            ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return samples;
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new Failure(2, name + " is not a WAV file that can be read (16-bit PCM of any rate is).");
        }
    }

    static void play(byte[] pcm) {
        try (Clip clip = AudioSystem.getClip()) {
            clip.open(PCM, pcm, 0, pcm.length);
            clip.start();
            TimeUnit.MICROSECONDS.sleep(clip.getMicrosecondLength());
        } catch (LineUnavailableException | IllegalArgumentException | InterruptedException e) {
            System.out.println("This machine has no sound device; the answer is in the file.");
        }
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** The first string of that name in an event; empty when there is none. Enough for what is read here. */
    static String field(String json, String name) {
        Matcher start = Pattern.compile("\"" + name + "\"\\s*:\\s*\"").matcher(json);
        StringBuilder out = new StringBuilder();
        if (!start.find()) return "";
        for (int at = start.end(); json.charAt(at) != '"'; at++) {
            char c = json.charAt(at);
            if (c != '\\') out.append(c);
            else if (json.charAt(++at) != 'u') out.append(json.charAt(at) == 'n' ? '\n' : json.charAt(at));
            else out.append((char) Integer.parseInt(json.substring(at + 1, (at += 4) + 1), 16));
        }
        return out.toString();
    }
}
