/** Projects of a tenant as administrators see and change them. Start with {@link dev.voicebox.access.admin.project.Projects}. */
package dev.voicebox.access.admin.project;
