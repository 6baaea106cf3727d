/**
 * The record of tool calls: which were asked for, and what became of them. Repositories join the caller's transaction.
 * May use JPA only; every key begins with the tenant. Start with {@link ToolInvocationRepository}.
 */
package dev.voicebox.persistence.tool;
