/**
 * What was said so far: the items in order, what of the answers was heard, and how a model reads it. May use event, effect
 * and language. Start with {@link dev.voicebox.conversation.Conversation}.
 */
package dev.voicebox.conversation;
