-- Before each script of a queue. All keys carry the same tag, so that they are in one slot.
local live, batch, since, forms = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local fair = {[KEYS[1]] = KEYS[5], [KEYS[2]] = KEYS[6]}
local orders, bell, dead, counts = KEYS[7], KEYS[8], KEYS[9], KEYS[10]
local MOST_ORDERS, MOST_DEAD = 10000, 1000

-- Milliseconds of the server: the only clock that decides anything.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Workers that wait look at the last entry they have seen, so that none misses it.
local function ring()
  redis.call('XADD', bell, 'MAXLEN', 1, '*', 'r', '1')
end

local function forget(job)
  redis.call('ZREM', since, job)
  redis.call('HDEL', forms, job)
end

local function finish(id)
  redis.call('XDEL', orders, id)
end

-- Whether the worker still has it.
local function has(group, worker, id)
  return redis.call('EXISTS', orders) == 1 and #redis.call('XPENDING', orders, group, id, id, 1, worker) == 1
end
