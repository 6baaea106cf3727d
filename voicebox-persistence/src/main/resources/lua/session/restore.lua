-- What the owner remembers, written over what is here. epoch, since, version, owner, hash of the token, config, began, expires,
-- ms of life, ms to keep, count, open, open_from, older, event sent last, then id and text of each item
local epoch = tonumber(ARGV[1])
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
    'keep', ARGV[10], 'count', ARGV[11], 'hole', ARGV[11], 'open', ARGV[12], 'open_from', ARGV[13], 'older', ARGV[14])
redis.call('DEL', items, order)
for i = 16, #ARGV, 2 do
  redis.call('RPUSH', order, ARGV[i])
  redis.call('HSET', items, ARGV[i], ARGV[i + 1])
end
if ARGV[15] ~= '' then
  pass(ARGV[11], ARGV[15])
end
live_on(ARGV[4], ARGV[9], ARGV[10])
return 'OK'
