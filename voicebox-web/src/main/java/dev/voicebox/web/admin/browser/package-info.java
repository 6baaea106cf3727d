/**
 * How a web page calls {@code /api/v2}: with its administrator's token in a cookie, and proof that it is no other page that
 * calls. May use access, admission and refusal. Start with {@link dev.voicebox.web.admin.browser.Presented}.
 */
package dev.voicebox.web.admin.browser;
