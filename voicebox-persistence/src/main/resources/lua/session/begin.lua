-- owner, hash of the token, config, began, expires, ms of life, ms to keep
if redis.call('EXISTS', state) == 1 then
  return 'TAKEN'
end
-- First what needs memory: a server that is full refuses it, unless the script has written already.
redis.call('HSET', state, 'owner', ARGV[1], 'token', ARGV[2], 'config', ARGV[3], 'began', ARGV[4], 'expires', ARGV[5],
    'keep', ARGV[7], 'epoch', 1, 'since', 1, 'version', 0, 'count', 0, 'hole', 0, 'open', 0, 'open_from', 0, 'older', 0)
redis.call('DEL', events, items, order, passing, alive)
live_on(ARGV[1], ARGV[6], ARGV[7])
return 'OK'
