/**
 * Who administers this installation, and what each role may do. Knows no request and no token. Start with {@link
 * dev.voicebox.access.admin.AdminPermissions}.
 */
package dev.voicebox.access.admin;
