/**
 * Speech work inside this process: the engines of the speech module behind the orders of job, each kind of work in a lane of
 * its own. May use job, event and the speech module. Start with {@link dev.voicebox.job.local.LocalSpeechWork}.
 */
package dev.voicebox.job.local;
