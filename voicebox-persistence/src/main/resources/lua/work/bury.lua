-- group, id, form, attempts, reason
redis.call('XADD', dead, 'MAXLEN', '~', MOST_DEAD, '*', 'form', ARGV[3], 'attempts', ARGV[4], 'reason', ARGV[5])
redis.call('HINCRBY', counts, 'dead', 1)
if redis.call('EXISTS', orders) == 1 then
  redis.call('XACK', orders, ARGV[1], ARGV[2])
  finish(ARGV[2])
end
return 1
