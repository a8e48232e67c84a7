-- Ends a write under way, and keeps what its rows show of amoCRM until a commit has taken that in.
-- KEYS: journal, shown. ARGV: write id, then pairs of row key and a JSON object, text by field.
redis.call('HDEL', KEYS[1], ARGV[1])
for i = 2, #ARGV, 2 do
  local known = redis.call('HGET', KEYS[2], ARGV[i])
  local fresh = cjson.decode(ARGV[i + 1])
  if known then
    local merged = cjson.decode(known)
    for field, value in pairs(fresh) do
      merged[field] = value
    end
    fresh = merged
  end
  redis.call('HSET', KEYS[2], ARGV[i], cjson.encode(fresh))
end
return #ARGV
