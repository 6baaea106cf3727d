-- group, id
if redis.call('EXISTS', orders) == 1 then
  redis.call('XACK', orders, ARGV[1], ARGV[2])
  finish(ARGV[2])
end
return 1
