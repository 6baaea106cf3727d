-- epoch, owner, ms of life, ms to keep
if redis.call('EXISTS', state) == 0 then
  return 'GONE'
end
if not accepts(tonumber(ARGV[1])) then
  return 'FENCED'
end
live_on(ARGV[2], ARGV[3], ARGV[4])
return 'OK'
