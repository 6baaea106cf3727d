package dev.voicebox.dev.launch;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.voicebox.dev.home.Home;

/** What a newcomer needs when the server is ready: where to talk, where the keys are, who answers. */
final class Greeting {
    private final Steps steps;

    Greeting(Steps steps) {
        this.steps = steps;
    }

    void say(Plan plan, Home home, Engines engines) {
        int port = plan.gateways().get(0).httpPort();
        steps.line("");
        steps.line("Talk         http://localhost:" + port + "/console/");
        steps.line("Realtime     ws://localhost:" + port + "/v1/realtime");
        steps.line("API key      " + home.dir().resolve("api-key"));
        Path token = home.dir().resolve("admin-token");
        steps.line("Admin token  " + (Files.exists(token) ? token + " (24 hours)" : "of your provider"));
        engines.lines().forEach(steps::line);
        steps.line("");
        steps.line("Logs are in " + home.logs() + ". Ctrl-C ends everything.");
    }
}
