-- Counts one more delivery of each id and returns the highest count. A count of our own, because Redis' own one
-- of pending entries is not kept in the append-only file.
-- KEYS: deliveries. ARGV: ids.
local most = 0
for _, id in ipairs(ARGV) do
  most = math.max(most, redis.call('HINCRBY', KEYS[1], id, 1))
end
return most
