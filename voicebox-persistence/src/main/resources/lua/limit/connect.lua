-- More connections at all levels, or none at any. ARGV: µs of their leases, how many are wanted, how many of those are there (0 or 1),
-- their names, for each key the limit, -1 for none. The others may come: of the room that is left they get a tenth, so that
-- servers do not keep it from each other. Answer: how many count now, from the first on; the number of the first key without
-- room, or -1.
local lease, now, wanted, there = tonumber(ARGV[1]), clock(), tonumber(ARGV[2]), tonumber(ARGV[3])
local later = wanted - there
for i, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now))
  local limit = tonumber(ARGV[3 + wanted + i])
  if limit >= 0 then
    local room = limit - redis.call('ZCARD', key)
    if room < 1 and not redis.call('ZSCORE', key, ARGV[4]) then
      return {0, i - 1}
    end
    later = math.min(later, math.max(0, math.floor((room - there) / 10)))
  end
end
for _, key in ipairs(KEYS) do
  for n = 1, there + later do
    redis.call('ZADD', key, string.format('%.0f', now + lease), ARGV[3 + n])
  end
  redis.call('PEXPIRE', key, math.ceil(lease / 1000) + 1000)
end
return {there + later, -1}
