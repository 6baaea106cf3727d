package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.DELAY;
import static dev.voicebox.setting.Settings.NAMES;
import static dev.voicebox.setting.Settings.TEXT;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about language models and their tools. */
final class LanguageRows {
    static final List<Setting> ALL = List.of(
            of(
                    "voicebox.llm.providers",
                    "language models in order of preference; unset: those with a key or an address, else an Ollama on"
                            + " this machine, else echo",
                    "",
                    NAMES + ": openai, groq, anthropic, ollama, echo, stub, or one of your own"),
            of("voicebox.llm.<name>.base-url", "address of that provider", "", "URL up to /v1"),
            of("voicebox.llm.<name>.api-key", "its key", "", TEXT),
            of("voicebox.llm.<name>.model", "the model to ask it for", "", TEXT),
            of(
                    "voicebox.llm.<name>.context-tokens",
                    "what that model reads and writes together; unset: 32320, of Ollama 8192, as it takes memory for"
                            + " what it is asked",
                    "",
                    "tokens, from 1024"),
            of(
                    "voicebox.llm.<name>.dialect",
                    "how that provider is spoken to; unset: of ollama its own, of all others OpenAI's",
                    "",
                    "openai or ollama"),
            of("voicebox.llm.<name>.temperature", "how freely that model writes; unset: its own", "", "0 to 2"),
            of(
                    "voicebox.llm.<name>.first-token-timeout",
                    "how long that model may think",
                    "${voicebox.llm.first-token-timeout}",
                    DELAY),
            of(
                    "voicebox.llm.<name>.inter-token-timeout",
                    "how long it may pause",
                    "${voicebox.llm.inter-token-timeout}",
                    DELAY),
            of("voicebox.llm.first-token-timeout", "how long a model may think", "PT3S", DELAY),
            of("voicebox.llm.inter-token-timeout", "how long it may pause", "PT5S", DELAY),
            of(
                    "voicebox.llm.failover-timeout",
                    "until the first word, over all providers; a longer first-token-timeout stretches it",
                    "PT5S",
                    DELAY),
            of(
                    "voicebox.llm.hedge-delay",
                    "after which the next provider is asked beside one that has said nothing; the first word wins",
                    "off",
                    "off, or " + DELAY),
            of(
                    "voicebox.llm.apology",
                    "said when no language model answers",
                    "Sorry, I cannot answer right now. Please try again in a moment.",
                    TEXT),
            of(
                    "voicebox.tools.max-rounds",
                    "how many answers in a row may end with function calls in one turn of the caller; the next has to"
                            + " do without tools",
                    "16",
                    "answers, 1 to 1000"));

    private LanguageRows() {}
}
