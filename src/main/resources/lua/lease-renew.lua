-- Extends the lock to its full time. A lock that ran out is still ours while nobody took it since, which the fence tells.
-- KEYS: lease, fence. ARGV: owner, lease in ms, the owner's fence.
local holder = redis.call('GET', KEYS[1])
if (holder and holder ~= ARGV[1]) or redis.call('GET', KEYS[2]) ~= ARGV[3] .. ' ' .. ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
