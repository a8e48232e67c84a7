-- Takes the lock where it is free or already ours; a new holder gets a new fence.
-- KEYS: lease, fence. ARGV: owner, lease in ms, the fence this owner holds (0 where none).
-- Returns the fence, 0 where somebody else holds the lock.
-- The fence is kept with its owner: should Redis lose or go back in its counter, two owners still never share one.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
local kept = redis.call('GET', KEYS[2]) or '0'
local fence = tonumber(string.match(kept, '^%d+'))
if not holder or kept ~= ARGV[3] .. ' ' .. ARGV[1] then
  fence = fence + 1
  redis.call('SET', KEYS[2], string.format('%.0f', fence) .. ' ' .. ARGV[1])
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return fence
