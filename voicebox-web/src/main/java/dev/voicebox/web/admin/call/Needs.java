package dev.voicebox.web.admin.call;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;

/** What a method of {@code /api/v2} does, and with what kind of thing: by this it is permitted, and written down. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    AdminResource resource();

    AdminAction action();
}
