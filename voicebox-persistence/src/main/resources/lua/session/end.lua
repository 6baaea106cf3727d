-- epoch, ms for which who had it is to find out
if redis.call('EXISTS', state) == 0 then
  return 'GONE'
end
if not accepts(tonumber(ARGV[1])) then
  return 'FENCED'
end
local moved = number('since') > 1
clear()
if moved then
  redis.call('SET', gone, '1', 'PX', ARGV[2])
end
return 'OK'
