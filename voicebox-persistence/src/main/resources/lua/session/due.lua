-- Of one shard: those of which nothing was heard for so many ms, at most so many. Nobody else gets them for a while, unless
-- whoever took them does not tell what became of them.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local silent, again = tonumber(ARGV[1]), tonumber(ARGV[2])
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - silent, 'LIMIT', 0, ARGV[3])
for _, member in ipairs(due) do
  redis.call('ZADD', KEYS[1], now - silent + again, member)
end
return due
