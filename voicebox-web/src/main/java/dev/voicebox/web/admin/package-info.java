/**
 * The calls of {@code /api/v2}, for whoever runs this installation: an administrator's token lets in, errors are problem
 * details (RFC 9457). May use credential, history and refusal. Start with {@link dev.voicebox.web.admin.AdminFilter}.
 */
package dev.voicebox.web.admin;
