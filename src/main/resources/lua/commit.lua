-- One commit of the engine: everything or nothing.
-- KEYS: in the order of the names below. ARGV: owner and fence of the lease (both empty = not fenced), commit id,
-- consumer group, JSON list of operations (numbers as text: Lua's own lose digits).
-- Returns OK, LOST (the lease is another's), or TAKEN, lead id, row key that has it.
redis.replicate_commands()
local names = { 'lease', 'fence', 'commits', 'sequence', 'links', 'leadKeys', 'contactKeys', 'rows', 'intents', 'sent',
  'shown', 'standing', 'marks', 'sets', 'audit', 'conflicts', 'rowsInbox', 'rowsDelayed', 'rowsDeliveries', 'leadsInbox',
  'leadsDelayed', 'leadsDeliveries', 'run' }
local K = {}
for i, name in ipairs(names) do
  K[name] = KEYS[i]
end
local owner, fence, id, group = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local operations = cjson.decode(ARGV[5])
local call = redis.call

-- The client sends a script again where the answer got lost: what was applied is not applied twice.
if call('ZSCORE', K.commits, id) then
  return { 'OK' }
end
if fence ~= '' then
  local holder = call('GET', K.lease)
  if (holder and holder ~= owner) or call('GET', K.fence) ~= fence .. ' ' .. owner then
    return { 'LOST' }
  end
end

-- A lead is one row's only. Checked before the first write, for a script is not rolled back.
local final, taken = {}, {}
for _, op in ipairs(operations) do
  if op[1] == 'link' then
    final[op[2]] = op[3]
  elseif op[1] == 'unlink' then
    final[op[2]] = ''
  end
end
for key, lead in pairs(final) do
  if lead ~= '' then
    local other = call('HGET', K.leadKeys, lead)
    if other and other ~= key and (final[other] or lead) ~= lead then
      other = nil
    end
    other = taken[lead] or other
    if other and other ~= key then
      return { 'TAKEN', lead, other }
    end
    taken[lead] = key
  end
end

local function unindex(key)
  local old = call('HGET', K.links, key)
  if old then
    old = cjson.decode(old)
    if call('HGET', K.leadKeys, old.lead) == key then
      call('HDEL', K.leadKeys, old.lead)
    end
    call('ZREM', K.contactKeys, old.contact .. '\0' .. key)
  end
end

local function now()
  local t = call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local apply = {
  link = function(key, lead, contact, json)
    unindex(key)
    call('HSET', K.links, key, json)
    call('HSET', K.leadKeys, lead, key)
    if contact ~= '0' then
      call('ZADD', K.contactKeys, 0, contact .. '\0' .. key)
    end
  end,
  unlink = function(key)
    unindex(key)
    call('HDEL', K.links, key)
  end,
  put = function(name, field, value)
    call('HSET', K[name], field, value)
  end,
  drop = function(name, field)
    call('HDEL', K[name], field)
  end,
  add = function(name, value)
    call('ZADD', K.sets, 0, name .. '\0' .. value)
  end,
  remove = function(name, value)
    call('ZREM', K.sets, name .. '\0' .. value)
  end,
  clear = function(name)
    call('ZREMRANGEBYLEX', K.sets, '[' .. name .. '\0', '(' .. name .. '\1')
  end,
  enqueue = function(lane, changes)
    call('XADD', K[lane .. 'Inbox'], '*', 'changes', changes)
  end,
  later = function(lane, delay, change)
    -- The number keeps two announcements of one subject apart: acknowledging the one must not swallow the other.
    local member = call('INCR', K.sequence) .. ' ' .. change
    call('ZADD', K[lane .. 'Delayed'], string.format('%.0f', now() + tonumber(delay)), member)
  end,
  log = function(name, most, ...)
    call('XADD', K[name], 'MAXLEN', '~', most, '*', ...)
  end,
  ackEntry = function(lane, entry)
    call('XACK', K[lane .. 'Inbox'], group, entry)
    call('XDEL', K[lane .. 'Inbox'], entry)
    call('HDEL', K[lane .. 'Deliveries'], entry)
  end,
  ackDelayed = function(lane, member)
    call('ZREM', K[lane .. 'Delayed'], member)
    call('HDEL', K[lane .. 'Deliveries'], member)
  end,
}
local agreed = false
for _, op in ipairs(operations) do
  apply[op[1]](unpack(op, 2))
  agreed = agreed or op[1] == 'link'
end
-- A Redis restored from an older copy is known by this counter: the spreadsheet has seen a higher one.
if agreed then
  call('INCR', K.run)
end

call('ZADD', K.commits, call('INCR', K.sequence), id)
call('ZREMRANGEBYRANK', K.commits, 0, -1001)
return { 'OK' }
