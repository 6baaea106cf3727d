-- group, worker, ids. It only says that it lives with what it still has: else one that was frozen would take its jobs back.
local group, worker = ARGV[1], ARGV[2]
local kept = {}
for i = 3, #ARGV do
  if has(group, worker, ARGV[i]) then
    redis.call('XCLAIM', orders, group, worker, 0, ARGV[i], 'JUSTID')
    kept[#kept + 1] = ARGV[i]
  end
end
return kept
