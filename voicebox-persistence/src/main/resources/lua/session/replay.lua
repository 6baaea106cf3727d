-- epoch, after
if redis.call('EXISTS', state) == 0 or not accepts(tonumber(ARGV[1])) then
  return {'FENCED'}
end
local place = place_of(ARGV[2])
if not place or not is_whole(place) then
  return {'GAP'}
end
return {'OK', events_from(place + 1, {})}
