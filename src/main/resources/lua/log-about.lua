-- The newest lines of a log about any of some subjects, the newest first.
-- KEYS: log, its index (members are subject, NUL, padded id of the line). ARGV: padded id before which to look (empty =
-- from the newest), how many, subjects. Returns lists of id and entry.
local found, seen = {}, {}
for i = 3, #ARGV do
  local subject = ARGV[i]
  local from = ARGV[1] == '' and '(' .. subject .. '\1' or '(' .. subject .. '\0' .. ARGV[1]
  for _, member in ipairs(redis.call('ZREVRANGEBYLEX', KEYS[2], from, '[' .. subject .. '\0', 'LIMIT', 0, ARGV[2])) do
    local id = string.sub(member, #subject + 2)
    if not seen[id] then
      seen[id] = true
      found[#found + 1] = id
    end
  end
end
table.sort(found, function(a, b) return a > b end)
local lines = {}
for i = 1, math.min(#found, tonumber(ARGV[2])) do
  local ms, number = string.match(found[i], '^0*(%d+)-0*(%d+)$')
  local id = ms .. '-' .. number
  for _, line in ipairs(redis.call('XRANGE', KEYS[1], id, id)) do
    for f = 1, #line[2], 2 do
      if line[2][f] == 'entry' then
        lines[#lines + 1] = { id, line[2][f + 1] }
      end
    end
  end
end
return lines
