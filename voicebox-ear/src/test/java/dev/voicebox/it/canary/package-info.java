/**
 * Words that exist nowhere else, told to the server in every place where a caller may say or hide something, and looked for in
 * everything that the server prints. Start with {@link dev.voicebox.it.canary.Canary}.
 */
package dev.voicebox.it.canary;
