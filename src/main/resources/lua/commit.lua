-- One commit of the engine: everything or nothing.
-- KEYS: in the order of the names below. ARGV: owner and fence of the lease (both empty = not fenced), commit id,
-- consumer group, JSON list of operations (numbers as text: Lua's own lose digits).
-- Returns OK, LOST (the lease is another's), GONE (what was to be decided about), or TAKEN, lead id, row key that has it.
redis.replicate_commands()
local names = { 'lease', 'fence', 'commits', 'sequence', 'links', 'leadKeys', 'contactKeys', 'rows', 'intents', 'sent',
  'shown', 'standing', 'marks', 'sets', 'audit', 'auditIndex', 'auditOpen', 'conflicts', 'conflictsIndex',
  'openConflicts', 'journal', 'patched', 'callers', 'answers', 'imports', 'importWaiting', 'importDone', 'rowsInbox',
  'rowsDelayed', 'rowsDeliveries', 'leadsInbox', 'leadsDelayed', 'leadsDeliveries', 'run' }
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

-- Hashes are written behind: each field once, whatever the operations do to it on the way, and many fields in one call.
-- That keeps a commit of thousands of rows short, and while it runs Redis answers nobody else.
local PART = 1000
local behind = {}

local function fields(name)
  behind[name] = behind[name] or {}
  return behind[name]
end

local function put(name, field, value)
  fields(name)[field] = value
end

local function drop(name, field)
  fields(name)[field] = false
end

-- What is asked for many times is read in a few calls before.
local read = { links = {}, leadKeys = {} }

local function get(name, field)
  local value = fields(name)[field]
  if value == nil and read[name] then
    value = read[name][field]
  end
  if value == nil then
    value = call('HGET', K[name], field)
    if read[name] then
      read[name][field] = value
    end
  end
  return value
end

local function inParts(list, use)
  for from = 1, #list, PART do
    use(from, math.min(#list, from + PART - 1))
  end
end

local function readAhead(name, wanted)
  inParts(wanted, function(from, to)
    for nth, value in ipairs(call('HMGET', K[name], unpack(wanted, from, to))) do
      read[name][wanted[from + nth - 1]] = value
    end
  end)
end

local linked, leads = {}, {}
for _, op in ipairs(operations) do
  if op[1] == 'link' or op[1] == 'unlink' then
    linked[#linked + 1] = op[2]
    leads[#leads + 1] = op[3]
  end
end
readAhead('links', linked)
readAhead('leadKeys', leads)

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
    local other = get('leadKeys', lead)
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

for _, op in ipairs(operations) do
  if op[1] == 'decide' and not get('standing', op[2]) then
    return { 'GONE' }
  end
end

-- Members of sorted sets, behind as well: true = in it with score 0.
local members = {}

local function member(name, value, isIn)
  members[name] = members[name] or {}
  members[name][value] = isIn
end

local function unindex(key)
  local old = get('links', key)
  if old then
    old = cjson.decode(old)
    if get('leadKeys', old.lead) == key then
      drop('leadKeys', old.lead)
    end
    member('contactKeys', old.contact .. '\0' .. key, false)
  end
end

-- One moment for the whole commit: what is put off together falls due together, and is taken in one batch.
local moment

local function now()
  if not moment then
    local t = call('TIME')
    moment = t[1] * 1000 + math.floor(t[2] / 1000)
  end
  return moment
end

-- A line's id so that ids sort as text.
local function padded(line)
  local ms, number = string.match(line, '^(%d+)-(%d+)$')
  return string.rep('0', 15 - #ms) .. ms .. '-' .. string.rep('0', 10 - #number) .. number
end

local logs = {}

-- Forgets lines that are too old or too many, some more than came with this commit, and what leads to them.
local function trim(name, log)
  local oldest = now() - log.keep
  local excess = log.most > 0 and call('XLEN', K[name]) - log.most or 0
  local function forgotten(line, nth)
    return tonumber(string.match(line[1], '^%d+')) < oldest or nth <= excess
  end
  local first = call('XRANGE', K[name], '-', '+', 'COUNT', 1)
  if not first[1] or not forgotten(first[1], 1) then
    return
  end
  for nth, line in ipairs(call('XRANGE', K[name], '-', '+', 'COUNT', 100 + 2 * log.added)) do
    if not forgotten(line, nth) then
      break
    end
    for f = 1, #line[2], 2 do
      if line[2][f] == 'about' then
        for subject in string.gmatch(line[2][f + 1], '[^%z]+') do
          call('ZREM', K[name .. 'Index'], subject .. '\0' .. padded(line[1]))
        end
      end
    end
    call('XDEL', K[name], line[1])
  end
end

local apply = {
  link = function(key, lead, contact, json)
    unindex(key)
    put('links', key, json)
    put('leadKeys', lead, key)
    if contact ~= '0' then
      member('contactKeys', contact .. '\0' .. key, true)
    end
  end,
  unlink = function(key)
    unindex(key)
    drop('links', key)
  end,
  put = put,
  drop = drop,
  -- What was written anew since it was seen stays.
  dropIf = function(name, field, seen)
    if get(name, field) == seen then
      drop(name, field)
    end
  end,
  wipe = function(name)
    behind[name] = nil
    call('DEL', K[name])
  end,
  decide = function(entry, seen)
    if get('standing', entry) == seen then
      drop('standing', entry)
    end
  end,
  -- What a row shows since a write, on top of what it showed since earlier ones that no commit has taken in yet.
  show = function(key, values)
    local known = get('shown', key)
    if known then
      known = cjson.decode(known)
      for field, value in pairs(cjson.decode(values)) do
        known[field] = value
      end
      values = cjson.encode(known)
    end
    put('shown', key, values)
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
  -- About: what the line is found by, each ended by NUL. Keep: for how long, ms; most: how many lines at most, 0 = any.
  log = function(name, keep, most, about, entry)
    local line = call('XADD', K[name], '*', 'about', about, 'entry', entry)
    local index, place = name .. 'Index', '\0' .. padded(line)
    for subject in string.gmatch(about, '[^%z]+') do
      member(index, subject .. place, true)
    end
    local touched = logs[name] or { keep = tonumber(keep), most = tonumber(most), added = 0 }
    touched.added = touched.added + 1
    logs[name] = touched
  end,
  ackEntry = function(lane, entry)
    call('XACK', K[lane .. 'Inbox'], group, entry)
    call('XDEL', K[lane .. 'Inbox'], entry)
    drop(lane .. 'Deliveries', entry)
  end,
  ackDelayed = function(lane, what)
    member(lane .. 'Delayed', what, false)
    drop(lane .. 'Deliveries', what)
  end,
}
local agreed = false
for _, op in ipairs(operations) do
  apply[op[1]](unpack(op, 2))
  agreed = agreed or op[1] == 'link'
end

local function inHash(name, changed)
  local set, gone = {}, {}
  for field, value in pairs(changed) do
    if value then
      set[#set + 1] = field
      set[#set + 1] = value
    else
      gone[#gone + 1] = field
    end
  end
  inParts(set, function(from, to)
    call('HSET', K[name], unpack(set, from, to))
  end)
  inParts(gone, function(from, to)
    call('HDEL', K[name], unpack(gone, from, to))
  end)
end

local function inSet(name, changed)
  local added, gone = {}, {}
  for value, isIn in pairs(changed) do
    if isIn then
      added[#added + 1] = 0
      added[#added + 1] = value
    else
      gone[#gone + 1] = value
    end
  end
  inParts(added, function(from, to)
    call('ZADD', K[name], unpack(added, from, to))
  end)
  inParts(gone, function(from, to)
    call('ZREM', K[name], unpack(gone, from, to))
  end)
end

for name, changed in pairs(behind) do
  inHash(name, changed)
end
for name, changed in pairs(members) do
  inSet(name, changed)
end
-- A Redis restored from an older copy is known by this counter: the spreadsheet has seen a higher one.
if agreed then
  call('INCR', K.run)
end
for name, log in pairs(logs) do
  trim(name, log)
end

call('ZADD', K.commits, call('INCR', K.sequence), id)
call('ZREMRANGEBYRANK', K.commits, 0, -1001)
return { 'OK' }
