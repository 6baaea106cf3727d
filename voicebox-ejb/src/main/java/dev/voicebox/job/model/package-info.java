/**
 * The weights that engines of this server run: which the settings mean, which are installed, which are in use. May use job
 * and the speech module. Start with {@link dev.voicebox.job.model.Weights}.
 */
package dev.voicebox.job.model;
