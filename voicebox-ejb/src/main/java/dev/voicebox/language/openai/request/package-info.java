/**
 * What a provider of the OpenAI dialect is asked: conversations, tools and tuning in its words. May use language and the
 * endpoint. Start with {@link dev.voicebox.language.openai.request.ChatRequestBody}.
 */
package dev.voicebox.language.openai.request;
