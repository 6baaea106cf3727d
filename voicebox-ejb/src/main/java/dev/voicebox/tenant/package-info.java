/**
 * Whose data it is: tenants, their projects, and how the first of them and the tables come into being.
 * May use persistence; no credential is checked here. Start with {@link dev.voicebox.tenant.Bootstrap}.
 */
package dev.voicebox.tenant;
