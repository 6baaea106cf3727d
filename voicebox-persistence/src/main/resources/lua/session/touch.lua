-- Of one shard of the living sessions: each with the ms since it was last said to live.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 1, #ARGV, 2 do
  redis.call('ZADD', KEYS[1], now - ARGV[i + 1], ARGV[i])
end
return #ARGV / 2
