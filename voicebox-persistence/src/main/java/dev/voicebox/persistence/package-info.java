/**
 * State that outlives a process: PostgreSQL rows and Redis keys, without any rule of the conversation.
 * May use JPA, Liquibase and Jedis, nothing else of VoiceBox. Start with the package of the subject.
 */
package dev.voicebox.persistence;
