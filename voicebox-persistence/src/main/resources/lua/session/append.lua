-- Who takes over must find the beginning of an answer that is being given: it is kept beyond the most, within reason.
local MOST_TIMES, SPARE = 8, 100

-- epoch, version from, version to, most events, ms to keep, then operations, each a letter and what belongs to it
local epoch, from, to = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local most, keep = tonumber(ARGV[4]), ARGV[5]
if redis.call('EXISTS', state) == 0 then
  return 'GONE'
end
if not accepts(epoch) then
  return 'FENCED'
end
local version = number('version')
if version == to then
  return 'OK'
end
if version ~= from then
  return 'STEP'
end
local count, open, opened = number('count'), number('open'), number('open_from')
local said, conversed = number('said'), number('conversed')
local touched = {}

local function most_now()
  if opened == 0 then
    return most
  end
  return math.min(math.max(most, count - opened + 1), MOST_TIMES * most)
end

-- Whether the oldest event, at this place, goes: one of an answer that is being given only where there is far too much.
local function goes(place, length)
  if opened > 0 and place >= opened then
    return length > MOST_TIMES * most or said > 2 * MOST_SAID
  end
  return length > most_now() or said > MOST_SAID
end

-- Some more than the most may be there: to look each time would cost more than they do.
local function cut_events()
  local length = redis.call('XLEN', events)
  while length > 1 and (length > most_now() + SPARE or said > MOST_SAID) do
    local from = nil
    for _, entry in ipairs(redis.call('XRANGE', events, '-', '+', 'COUNT', said > MOST_SAID and 4 or SPARE)) do
      local place = tonumber(string.match(entry[1], '^%d+'))
      if length == 1 or not goes(place, length) then
        break
      end
      said = math.max(0, said - #entry[2][6])
      length = length - 1
      from = place + 1
    end
    if not from then
      return
    end
    redis.call('XTRIM', events, 'MINID', from .. '-0')
  end
end

local i = 6
while i <= #ARGV do
  local what = ARGV[i]
  if what == 'E' then
    local id, kind, text = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
    count = count + 1
    redis.call('XADD', events, count .. '-0', 'id', id, 'type', kind, 'json', text)
    said = said + #text
    if kind == 'response.created' then
      open = open + 1
      if open == 1 then
        opened = count
      end
    elseif kind == 'response.done' then
      open = math.max(0, open - 1)
      if open == 0 then
        opened = 0
      end
    end
    touched[events] = true
    i = i + 4
  elseif what == 'P' then
    pass(count, ARGV[i + 1])
    touched[passing] = true
    i = i + 2
  elseif what == 'G' then
    pass(place_of(ARGV[i + 2]) or count, ARGV[i + 1])
    touched[passing] = true
    i = i + 3
  elseif what == 'C' then
    redis.call('HSET', state, 'config', ARGV[i + 1])
    i = i + 2
  elseif what == 'I' then
    local id, body, previous = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
    local known = redis.call('HEXISTS', items, id) == 1
    local put = true
    if not known then
      if previous == '' then
        put = number('older') == 0
        if put then
          redis.call('LPUSH', order, id)
        end
      elseif redis.call('HEXISTS', items, previous) == 1 then
        redis.call('LINSERT', order, 'AFTER', previous, id)
      else
        redis.call('RPUSH', order, id)
      end
    end
    if put then
      local before = redis.call('HSTRLEN', items, id)
      redis.call('HSET', items, id, body)
      conversed = cut_items(conversed - before + #body)
    end
    touched[items] = true
    touched[order] = true
    i = i + 4
  elseif what == 'D' then
    conversed = conversed - redis.call('HSTRLEN', items, ARGV[i + 1])
    redis.call('HDEL', items, ARGV[i + 1])
    redis.call('LREM', order, 1, ARGV[i + 1])
    i = i + 2
  elseif what == 'T' then
    redis.call('HDEL', state, 'former')
    i = i + 1
  else
    return redis.error_reply('an operation that this script does not know')
  end
end
if touched[events] then
  cut_events()
end
for key in pairs(touched) do
  redis.call('PEXPIRE', key, keep)
end
redis.call('HSET', state, 'version', to, 'count', count, 'open', open, 'open_from', opened,
    'said', said, 'conversed', conversed)
return 'OK'
