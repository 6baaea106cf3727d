-- group, worker, ms without a sign, most
local group, worker, silent, most = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local taken, count, cursor = {}, 0, '0-0'
if redis.call('EXISTS', orders) == 0 then
  return taken
end
-- One call looks at ten times what it may take; behind those may lie what a dead worker had.
repeat
  local some = redis.call('XAUTOCLAIM', orders, group, worker, silent, cursor, 'COUNT', most - count)
  cursor = some[1]
  for _, entry in ipairs(some[2]) do
    if entry then
      local id = entry[1]
      taken[#taken + 1] = id
      taken[#taken + 1] = entry[2][2]
      taken[#taken + 1] = redis.call('XPENDING', orders, group, id, id, 1)[1][4]
      count = count + 1
    end
  end
until cursor == '0-0' or count >= most
if count > 0 then
  redis.call('HINCRBY', counts, 'taken', count)
end
return taken
