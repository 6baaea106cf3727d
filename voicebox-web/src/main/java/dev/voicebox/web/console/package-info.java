/** The way to the talk console, whose files are static. Start with {@link dev.voicebox.web.console.ConsoleRedirect}. */
package dev.voicebox.web.console;
