-- worker, card, ms after which a worker that says nothing is none, group
local workers, cards, orders = KEYS[1], KEYS[2], KEYS[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', workers, now, ARGV[1])
redis.call('HSET', cards, ARGV[1], ARGV[2])
for _, worker in ipairs(redis.call('ZRANGEBYSCORE', workers, '-inf', now - ARGV[3])) do
  redis.call('HDEL', cards, worker)
  -- With what it still has, the group would forget its jobs.
  if redis.call('EXISTS', orders) == 0 or #redis.call('XPENDING', orders, ARGV[4], '-', '+', 1, worker) == 0 then
    if redis.call('EXISTS', orders) == 1 then
      redis.call('XGROUP', 'DELCONSUMER', orders, ARGV[4], worker)
    end
    redis.call('ZREM', workers, worker)
  end
end
return 1
