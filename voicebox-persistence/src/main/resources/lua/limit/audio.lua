-- Sound of the day, in UTC. ARGV: ms to add. Answer: ms until the next day; of each key the ms of this one.
local DAY = 86400000000
local now = clock()
local day = math.floor(now / DAY)
local answer = {math.ceil(((day + 1) * DAY - now) / 1000)}
for i, key in ipairs(KEYS) do
  local known = redis.call('HMGET', key, 'day', 'ms')
  local ms = tonumber(known[1]) == day and tonumber(known[2]) or 0
  local more = tonumber(ARGV[1])
  if more > 0 then
    ms = ms + more
    redis.call('HSET', key, 'day', day, 'ms', string.format('%.0f', ms))
    redis.call('PEXPIRE', key, 172800000)
  end
  answer[i + 1] = ms
end
return answer
