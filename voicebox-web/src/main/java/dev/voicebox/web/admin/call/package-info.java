/**
 * Who calls {@code /api/v2}, and whether they may: decided once, before any resource. May use access and refusal. Start with
 * {@link dev.voicebox.web.admin.call.PermissionFilter}.
 */
package dev.voicebox.web.admin.call;
