package dev.voicebox.access.admin;

/** A kind of thing that is administered. */
public enum AdminResource {
    /** Name, settings, days of retention; making and deleting one. */
    TENANT,
    /** Whether a tenant is served, and its tier. */
    TENANT_STANDING,
    PROJECT,
    API_KEY,
    /** The limits of everybody. */
    PLATFORM_QUOTA,
    /** What the platform grants to a tenant. */
    TENANT_QUOTA,
    /** How a tenant divides what it has. */
    PROJECT_QUOTA,
    /** Sessions, what was said in them, and what happened; to delete one is to close it. */
    SESSION,
    USAGE,
    PERSONA,
    VOICE,
    /** Keys for providers of language models. */
    CREDENTIAL,
    AUDIT,
    POLICY,
    /** Asking what the policy would decide; to create one is to ask. */
    POLICY_TRIAL,
    /** Events of all tenants that nobody took. */
    OUTBOX,
    /** One's own token in one's own browser. */
    BROWSER_SESSION,
    /** What was said, to be erased for good: a session's, a tenant's. To create one is to ask for it. */
    ERASURE,
    /** What a tenant's content is encrypted with; to delete it is to make all of that unreadable. */
    CONTENT_KEY
}
