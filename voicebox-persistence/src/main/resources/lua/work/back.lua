-- group, worker, id, who has it meanwhile. It is as old as can be at once, so that the next who looks takes it over.
local group, worker, id = ARGV[1], ARGV[2], ARGV[3]
if not has(group, worker, id) then
  return 0
end
redis.call('XCLAIM', orders, group, ARGV[4], 0, id, 'IDLE', 86400000, 'JUSTID')
ring()
return 1
