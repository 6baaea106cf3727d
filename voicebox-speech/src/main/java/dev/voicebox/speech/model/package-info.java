/**
 * The weights of engines on this machine: installing, checking, removing them, and finding the files that a setting means.
 * Uses the packages below it. Start with {@link dev.voicebox.speech.model.ModelStore} and
 * {@link dev.voicebox.speech.model.InstalledModels}.
 */
package dev.voicebox.speech.model;
