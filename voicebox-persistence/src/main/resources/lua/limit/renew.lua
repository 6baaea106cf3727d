-- These connections are there, whatever the limit is. ARGV: µs of their leases, their names.
local lease, now = tonumber(ARGV[1]), clock()
local key = KEYS[1]
for i = 2, #ARGV do
  redis.call('ZADD', key, string.format('%.0f', now + lease), ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now))
redis.call('PEXPIRE', key, math.ceil(lease / 1000) + 1000)
return redis.call('ZCARD', key)
