package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.TEXT;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about what is allowed, and about who is told of what was used. */
final class PolicyRows {
    static final List<Setting> ALL = List.of(
            of(
                    "voicebox.policy.mode",
                    "who decides what callers and models may do",
                    "embedded",
                    "embedded, remote or off"),
            of(
                    "voicebox.policy.file",
                    "rules of one's own, compiled to WebAssembly; those of VoiceBox when unset",
                    "",
                    "file"),
            of("voicebox.policy.url", "the OPA server that decides when the mode is remote", "", "http(s) address"),
            of("voicebox.policy.path", "the package that it is asked for", "voice", TEXT),
            of(
                    "voicebox.policy.timeout",
                    "how long a decision may take; then it is a denial",
                    "PT0.5S",
                    "ISO 8601 duration up to PT10S"),
            of(
                    "voicebox.policy.shadow.file",
                    "a compiled policy on trial: what it would decide is only recorded",
                    "",
                    "file"),
            of("voicebox.policy.shadow.path", "a policy on trial, as a package of the OPA server", "", TEXT),
            of(
                    "voicebox.egress.allow",
                    "where addresses of tenants may lead beside the public Internet, also without TLS",
                    "",
                    "hosts, addresses, address/bits, with commas between them"),
            of(
                    "voicebox.warm-up",
                    "call itself once before it is ready, so that its first callers need not wait",
                    "true",
                    "true, false"),
            of("voicebox.overload.refuse", "refuse what is new while work piles up", "true", "true, false"),
            of(
                    "voicebox.usage.webhook.url",
                    "where finished minutes of usage are posted; unset: nowhere",
                    "",
                    "https URL; other places by voicebox.egress.allow"),
            of("voicebox.usage.webhook.secret", "signs what is posted there", "", "16 characters or more"));

    private PolicyRows() {}
}
