-- Microseconds of the server: the only clock that decides anything.
local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end
