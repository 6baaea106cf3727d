-- One more connection at all levels, or at none. ARGV: its name, µs of its lease, for each key the limit, -1 for none. Answer: -1,
-- or the number of the first key at which there is no room; then how many each has.
local lease, now = tonumber(ARGV[2]), clock()
local full = -1
local answer = {}
for i, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now))
  local limit, has = tonumber(ARGV[2 + i]), redis.call('ZCARD', key)
  if full < 0 and limit >= 0 and has >= limit and not redis.call('ZSCORE', key, ARGV[1]) then
    full = i - 1
  end
  answer[i + 1] = has
end
answer[1] = full
if full < 0 then
  for _, key in ipairs(KEYS) do
    redis.call('ZADD', key, string.format('%.0f', now + lease), ARGV[1])
    redis.call('PEXPIRE', key, math.ceil(lease / 1000) + 1000)
  end
end
return answer
