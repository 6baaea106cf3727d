/**
 * What an answer says and calls, on its way past the policy: nothing of it is told, spoken or called before that has decided.
 * Has no I/O: questions go out as effects, decisions come back as messages. Start with
 * {@link dev.voicebox.response.review.TextReview}.
 */
package dev.voicebox.response.review;
