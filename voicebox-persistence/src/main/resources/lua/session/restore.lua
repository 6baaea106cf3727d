-- What the owner remembers, written over what is here. epoch, since, version, owner, hash of the token, config, began, expires,
-- ms of life, ms to keep, count, open, open_from, older, event sent last, number of items, id and text of each, then place, id,
-- type and text of each of the last events, as many as are remembered
local epoch = tonumber(ARGV[1])
local last_item = 16 + 2 * tonumber(ARGV[16])
local first_event = tonumber(ARGV[last_item + 1] or ARGV[11] + 1)
if redis.call('EXISTS', state) == 1 then
  if not accepts(epoch) then
    return 'FENCED'
  end
elseif redis.call('EXISTS', gone) == 1 then
  return 'FENCED'
else
  clear()
  redis.call('HSET', state, 'epoch', epoch, 'since', ARGV[2], 'token', ARGV[5])
end
redis.call('HSET', state, 'owner', ARGV[4], 'version', ARGV[3], 'config', ARGV[6], 'began', ARGV[7], 'expires', ARGV[8],
    'keep', ARGV[10], 'count', ARGV[11], 'open', ARGV[12], 'open_from', ARGV[13], 'older', ARGV[14])
local newest = redis.call('XREVRANGE', events, '+', '-', 'COUNT', 1)
local here = #newest > 0 and tonumber(string.match(newest[1][1], '^%d+')) or 0
if here < first_event - 1 then
  redis.call('HSET', state, 'hole', first_event - 1)
end
for i = last_item + 1, #ARGV, 4 do
  if tonumber(ARGV[i]) > here then
    redis.call('XADD', events, ARGV[i] .. '-0', 'id', ARGV[i + 1], 'type', ARGV[i + 2], 'json', ARGV[i + 3])
    redis.call('HINCRBY', state, 'said', #ARGV[i + 3])
  end
end
local conversed = 0
redis.call('DEL', items, order)
for i = 17, last_item, 2 do
  redis.call('RPUSH', order, ARGV[i])
  redis.call('HSET', items, ARGV[i], ARGV[i + 1])
  conversed = conversed + #ARGV[i + 1]
end
redis.call('HSET', state, 'conversed', cut_items(conversed))
if ARGV[15] ~= '' then
  pass(ARGV[11], ARGV[15])
end
live_on(ARGV[4], ARGV[9], ARGV[10])
return 'OK'
