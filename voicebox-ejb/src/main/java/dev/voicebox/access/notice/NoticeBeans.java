package dev.voicebox.access.notice;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.persistence.redis.NoticeChannel;
import dev.voicebox.persistence.redis.RedisConnection;

/** Makes the notices of this server for the container, and gives them threads. */
@ApplicationScoped
public class NoticeBeans {
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private RedisNotices notices;
    private ScheduledExecutorService beats;

    @Produces
    @Singleton
    Notices notices(RedisConnection redis) {
        notices = new RedisNotices(new NoticeChannel(redis), System::nanoTime);
        beats = Executors.newSingleThreadScheduledExecutor(threads);
        long beat = RedisNotices.BEAT.toMillis();
        beats.scheduleWithFixedDelay(notices::tick, beat, beat, TimeUnit.MILLISECONDS);
        threads.newThread(notices).start();
        return notices;
    }

    @PreDestroy
    void close() {
        if (notices != null) {
            beats.shutdownNow();
            notices.close();
        }
    }
}
