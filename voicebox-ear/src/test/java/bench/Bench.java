package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import bench.connect.ConnectBench;
import bench.durable.DurableBench;
import bench.ears.WhisperBench;
import bench.echo.EchoWar;
import bench.history.HistoryBench;
import bench.limits.LimitsBench;
import bench.load.Load;
import bench.machine.Box;
import bench.machine.GatewayProcess;
import bench.machine.Pinning;
import bench.micro.Micro;
import bench.policy.PolicyBench;
import bench.voice.TtsBench;
import bench.voice.VadBench;

import dev.voicebox.it.RunningServer;

/** {@code mvn -Pbench}: measures, prints, and writes the same to {@code target/bench/report.md}. */
public final class Bench {
    private final Set<Subject> subjects =
            Subject.in(System.getProperty("bench", "frames,turns,protocol,heap,jmh,vad,whisper,tts"));
    private final double scale = Double.parseDouble(System.getProperty("bench.scale", "1.0"));
    private final long seed = Long.getLong("bench.seed", 7);
    private final Pinning pinning = Pinning.ofThisMachine();
    private final StringBuilder report = new StringBuilder();

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        new Bench().run();
        System.exit(0);
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        head();
        if (subjects.contains(Subject.JMH)) {
            tell(Micro.run(scale).toString());
        }
        if (subjects.contains(Subject.VAD)) {
            tell(VadBench.run(scale).toString());
        }
        if (subjects.contains(Subject.WHISPER)) {
            tell(WhisperBench.run(scale).toString());
        }
        if (subjects.contains(Subject.TTS)) {
            tell(TtsBench.run(scale).toString());
        }
        if (subjects.contains(Subject.HISTORY)) {
            tell(HistoryBench.run(scale));
        }
        if (subjects.contains(Subject.DURABLE)) {
            tell(DurableBench.run(scale));
        }
        if (subjects.contains(Subject.POLICY)) {
            tell(PolicyBench.run(scale));
        }
        if (subjects.contains(Subject.CONNECT)) {
            tell(ConnectBench.run(scale, seed));
        }
        if (subjects.contains(Subject.LIMITS)) {
            tell(LimitsBench.run(scale));
        }
        Set<Subject> served = EnumSet.copyOf(subjects);
        served.removeAll(EnumSet.of(
                Subject.JMH,
                Subject.VAD,
                Subject.WHISPER,
                Subject.TTS,
                Subject.HISTORY,
                Subject.DURABLE,
                Subject.POLICY,
                Subject.CONNECT,
                Subject.LIMITS));
        if (!served.isEmpty()) {
            measureServer();
        }
        tell("\nLoad average after: " + Box.load() + ". Took " + (System.nanoTime() - start) / 1_000_000_000 + " s.");
        Files.writeString(Path.of("target/bench/report.md"), report);
    }

    private void head() throws IOException {
        Files.createDirectories(Path.of("target/bench"));
        tell("Commit " + Box.commit() + ", seed " + seed + ", scale " + scale + ". " + Box.jvm() + ". " + Box.cores()
                + " cores, " + Box.cpu() + "; " + pinning + ". Load average before: " + Box.load() + ".");
    }

    private void measureServer() throws IOException, InterruptedException {
        if (subjects.contains(Subject.PROTOCOL) || subjects.contains(Subject.IDLE)) {
            System.setProperty(
                    "voicebox.it.extra",
                    EchoWar.writeTo(Path.of("target/bench/echo")).toString());
        }
        RunningServer server = RunningServer.get();
        long gateway = GatewayProcess.pid();
        pinning.apply(gateway);
        unlimit(server);
        ProcessBuilder builder =
                new ProcessBuilder(command(gateway, server)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(Load.KEY, server.apiKey());
        Process load = builder.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(load.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::tell);
        }
        if (load.waitFor() != 0) {
            throw new IllegalStateException("The load ended with code " + load.exitValue() + "; see above");
        }
    }

    /** What is measured is the server, not what all tenants may have together. */
    private static void unlimit(RunningServer server) throws IOException, InterruptedException {
        String none = "{\"requests_per_minute\":null,\"tokens_per_minute\":null,\"connections\":null}";
        HttpRequest put = HttpRequest.newBuilder(server.http("/api/v2/quotas"))
                .header("Authorization", "Bearer " + server.adminToken())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(none))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The limits were not written: " + answer.body());
        }
    }

    private List<String> command(long gateway, RunningServer server) {
        List<String> command = new ArrayList<>(pinning.prefix());
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms256m", clientHeap()));
        command.addAll(List.of(
                "-Dbench=" + System.getProperty("bench", "frames,turns,protocol,heap"),
                "-Dbench.scale=" + scale,
                "-Dbench.seed=" + seed,
                "-Dbench.gateway=" + gateway,
                "-Dbench.echo=" + server.ws(EchoWar.PATH),
                "-Dbench.url=" + server.ws("/v1/realtime?model=gpt-realtime")));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Load.class.getName()));
        return command;
    }

    /** A socket of the JDK's client takes some 100 KB. */
    private String clientHeap() {
        return subjects.contains(Subject.IDLE) ? "-Xmx2g" : "-Xmx256m";
    }

    private void tell(String text) {
        System.out.println(text);
        report.append(text).append('\n');
    }
}
