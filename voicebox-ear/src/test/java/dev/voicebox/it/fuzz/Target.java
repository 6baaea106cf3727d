package dev.voicebox.it.fuzz;

import java.net.URI;

/** Where sessions are opened, and with which key. */
record Target(URI address, String key) {}
