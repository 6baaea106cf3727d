-- Before each script of a session. All keys carry the same tag, so that they are in one slot.
local state, events, items, order, passing, alive, gone = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local MOST_ITEMS, MOST_PASSING, MOST_KNOWN = 100, 1000, 200
-- Bytes of texts. Half of what may wait at a socket, so that who has missed all of it can be told all of it.
local MOST_SAID, MOST_CONVERSED = 4194304, 8388608

local function number(field)
  return tonumber(redis.call('HGET', state, field) or '0')
end

-- Milliseconds of the server: the only clock that decides anything.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Whether the lease counts: the owner has had the session since an epoch without a break, though it may have claimed it again.
local function accepts(epoch)
  return epoch >= number('since') and epoch <= number('epoch')
end

-- What needs no memory comes first: a server that is full lets the rest of a script pass then, and drops nobody who lives.
local function live_on(owner, alive_ms, keep_ms)
  for _, key in ipairs({state, events, items, order, passing}) do
    redis.call('PEXPIRE', key, keep_ms)
  end
  redis.call('SET', alive, owner, 'PX', alive_ms)
  redis.call('HSET', state, 'beat', now())
end

local function clear()
  redis.call('DEL', state, events, items, order, passing, alive)
end

-- How many stored events there were when this one was sent, itself included; nil when that is not known any more.
local function place_of(id)
  if id == '' then
    return 0
  end
  local to = '+'
  repeat
    local some = redis.call('XREVRANGE', events, to, '-', 'COUNT', 100)
    for _, entry in ipairs(some) do
      if entry[2][2] == id then
        return tonumber(string.match(entry[1], '^%d+'))
      end
    end
    if #some > 0 then
      to = '(' .. some[#some][1]
    end
  until #some < 100
  local passed = redis.call('LRANGE', passing, 0, -1)
  for i = #passed, 1, -1 do
    local place, passed_id = string.match(passed[i], '^(%d+)|(.*)$')
    if passed_id == id then
      return tonumber(place)
    end
  end
  return nil
end

-- Whether everything behind this place is here.
local function is_whole(place)
  if place < number('hole') then
    return false
  end
  local first = redis.call('XRANGE', events, '-', '+', 'COUNT', 1)
  if #first == 0 then
    return place >= number('count')
  end
  return tonumber(string.match(first[1][1], '^%d+')) <= place + 1
end

local function pass(place, id)
  redis.call('RPUSH', passing, place .. '|' .. id)
  redis.call('LTRIM', passing, -MOST_PASSING, -1)
end

local function tell(told, entry)
  told[#told + 1] = string.match(entry[1], '^%d+')
  told[#told + 1] = entry[2][2]
  told[#told + 1] = entry[2][4]
  told[#told + 1] = entry[2][6]
end

-- Place, id, type, text of each event from this place on, one after the other, behind what was told already.
local function events_from(place, told)
  for _, entry in ipairs(redis.call('XRANGE', events, place .. '-0', '+')) do
    tell(told, entry)
  end
  return told
end

-- As events_from, of what was said of answers.
local function answers_within(first, last)
  local told = {}
  for _, entry in ipairs(redis.call('XRANGE', events, first .. '-0', last .. '-0')) do
    if string.sub(entry[2][4], 1, 9) == 'response.' then
      tell(told, entry)
    end
  end
  return told
end

-- The bytes of the items that are left: the oldest go, and are in the history.
local function cut_items(size)
  while redis.call('LLEN', order) > MOST_ITEMS or (size > MOST_CONVERSED and redis.call('LLEN', order) > 1) do
    local oldest = redis.call('LPOP', order)
    size = size - redis.call('HSTRLEN', items, oldest)
    redis.call('HDEL', items, oldest)
    redis.call('HSET', state, 'older', 1)
  end
  return size
end
