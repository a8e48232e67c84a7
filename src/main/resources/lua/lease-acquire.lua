-- Takes the lock where it is free or already ours; a new holder gets a new fence.
-- KEYS: lease, fence. ARGV: owner, lease in ms, the fence this owner holds (0 where none).
-- Returns the fence, 0 where somebody else holds the lock.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
local fence = redis.call('GET', KEYS[2])
if not holder or fence ~= ARGV[3] then
  fence = redis.call('INCR', KEYS[2])
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return tonumber(fence)
