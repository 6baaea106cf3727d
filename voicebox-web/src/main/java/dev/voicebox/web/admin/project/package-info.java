/** Calls of {@code /api/v2} for projects. May use access, wire and the machinery beside it. Start with {@link dev.voicebox.web.admin.project.ProjectsResource}. */
package dev.voicebox.web.admin.project;
