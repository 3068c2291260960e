-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema. One text for SQLite and PostgreSQL; tokens are replaced by models/store/migrations.cpp:
--   @int64 INTEGER / bigint   @bytes BLOB / bytea   @text TEXT / text
--   @strict STRICT / (nothing)   @clustered WITHOUT ROWID, STRICT / (nothing)
-- Times are UTC milliseconds (…_ms); "start" of a cell too; "day" columns are whole UTC days since 1970.
-- Foreign strings are @bytes: they may hold NUL and bad UTF-8.
-- Row ids of event tables are node << 40 | number, number from node_counter, so that every key starts with the node.

CREATE TABLE store_info (            -- schema_version, store_id, key_id, home_zone, created_ms, clear_recipients …
    key @text NOT NULL PRIMARY KEY,
    value @text NOT NULL
) @strict;

CREATE TABLE node (
    id @int64 NOT NULL PRIMARY KEY,
    name @text NOT NULL UNIQUE,
    mta @text NOT NULL,
    created_ms @int64 NOT NULL
) @strict;

CREATE TABLE node_counter (          -- next free number of a table's rows
    node @int64 NOT NULL,
    tbl @text NOT NULL,
    next @int64 NOT NULL,
    PRIMARY KEY (node, tbl)
) @clustered;

CREATE TABLE lease (                 -- one writer a node
    node @int64 NOT NULL PRIMARY KEY,
    holder @text NOT NULL,           -- "pid 812 on mx-desk (breakwaterctl import)"
    boot_id @text NOT NULL,
    pid @int64 NOT NULL,
    process_start @int64 NOT NULL,   -- field 22 of /proc/PID/stat
    expires_ms @int64 NOT NULL
) @strict;

-- Dictionaries. kind is logs::StringKind. key is the text itself, or the keyed hash for logins; text is set for a login
-- that ever succeeded. own entries and reply templates do not leave; others leave with the last segment that used them.
CREATE TABLE string (
    id @int64 NOT NULL PRIMARY KEY,
    kind @int64 NOT NULL,
    key @bytes NOT NULL,
    text @bytes,
    own @int64 NOT NULL DEFAULT 0,
    last_day @int64 NOT NULL DEFAULT 0,
    UNIQUE (kind, key)
) @strict;

CREATE TABLE address (               -- only where the owner keeps addresses in clear: the text behind a keyed hash
    hash @bytes NOT NULL PRIMARY KEY,
    text @bytes NOT NULL
) @clustered;

CREATE TABLE stream_key (            -- what a stream rule looks at; never a stream's name
    id @int64 NOT NULL PRIMARY KEY,
    sender_domain @int64 NOT NULL,   -- string ids; 0 = none
    login @int64 NOT NULL,
    network @bytes NOT NULL,         -- 3 bytes of a /24, 6 of a /48, empty = local
    instance @int64 NOT NULL,
    UNIQUE (sender_domain, login, network, instance)
) @strict;

CREATE TABLE stream_rule (
    position @int64 NOT NULL PRIMARY KEY,
    name @text NOT NULL,
    sender_domain @text NOT NULL DEFAULT '',   -- empty = any; *.example.com allowed
    login @text NOT NULL DEFAULT '',
    network @text NOT NULL DEFAULT '',         -- CIDR
    instance @text NOT NULL DEFAULT ''
) @strict;

-- Rows. No secondary indexes: time ranges come from segment, search from segment_digest. Messages that are open, or were
-- when their batch was written, have rows in message, delivery and verdict; all others stand in block.
CREATE TABLE message (
    id @int64 NOT NULL PRIMARY KEY,
    accepted_ms @int64 NOT NULL,
    host @int64 NOT NULL,
    instance @int64 NOT NULL,
    queue_id @bytes NOT NULL,
    message_hash @bytes,             -- first 8 bytes of the keyed hash of the Message-ID
    sender_domain @int64 NOT NULL,   -- 0 with sender_hash null: the null sender, or not logged
    sender_local @int64 NOT NULL,    -- own domains only; a VERP, SRS or BATV local part as its pattern
    sender_hash @bytes,              -- keyed hash of a foreign sender
    login @int64 NOT NULL,
    service @int64 NOT NULL,
    mechanism @int64 NOT NULL,
    tls @int64 NOT NULL,
    cipher @int64 NOT NULL,
    client @bytes,                   -- 4 or 16 bytes
    size @int64,
    recipients @int64,
    origin @int64 NOT NULL,          -- logs::MessageOrigin
    continues @int64 NOT NULL DEFAULT 0, -- number of the message whose second pass this is
    stream @int64 NOT NULL,
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL
) @strict;

CREATE TABLE delivery (              -- one row an attempt or end of one recipient
    id @int64 NOT NULL PRIMARY KEY,
    message @int64 NOT NULL,         -- number of the message in the same node
    time_ms @int64 NOT NULL,
    outcome @int64 NOT NULL,         -- logs::Outcome
    flags @int64 NOT NULL,           -- logs::DeliveryFlag: handed on inside, suspended, not counted
    recipient @bytes NOT NULL,       -- 16 bytes
    original @bytes,                 -- orig_to, if it differs
    domain @int64 NOT NULL,
    relay @int64 NOT NULL,
    reply @int64 NOT NULL,           -- template
    dsn @int64 NOT NULL,             -- class * 1000000 + subject * 1000 + detail; 0 unknown
    delay_ms @int64,
    tls @int64 NOT NULL,
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL
) @strict;

CREATE TABLE block (                 -- messages that nothing changes any more, with their deliveries and verdicts
    id @int64 NOT NULL PRIMARY KEY,
    first_message @int64 NOT NULL,   -- lowest and highest number in it; blocks may overlap
    last_message @int64 NOT NULL,
    messages @int64 NOT NULL,
    low_ms @int64 NOT NULL,          -- of all that is in it
    high_ms @int64 NOT NULL,
    facts @bytes NOT NULL            -- models/store/messageblock.h
) @strict;

CREATE TABLE rejection (
    id @int64 NOT NULL PRIMARY KEY,
    time_ms @int64 NOT NULL,
    host @int64 NOT NULL,
    instance @int64 NOT NULL,
    service @int64 NOT NULL,
    queue_id @bytes,
    client @bytes,
    sender_domain @int64 NOT NULL,
    sender_hash @bytes,
    recipient @bytes,
    domain @int64 NOT NULL,          -- of the recipient
    login @int64 NOT NULL,
    reply @int64 NOT NULL,
    dsn @int64 NOT NULL,
    flags @int64 NOT NULL,           -- 1 temporary, 2 about the session
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL
) @strict;

CREATE TABLE login (
    id @int64 NOT NULL PRIMARY KEY,
    time_ms @int64 NOT NULL,
    host @int64 NOT NULL,
    instance @int64 NOT NULL,
    service @int64 NOT NULL,
    login @int64 NOT NULL,           -- 0: not logged
    client @bytes,
    mechanism @int64 NOT NULL,
    tls @int64 NOT NULL,
    outcome @int64 NOT NULL,         -- logs::LoginOutcome
    tries @int64 NOT NULL,
    message @int64 NOT NULL DEFAULT 0,
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL
) @strict;

CREATE TABLE verdict (
    id @int64 NOT NULL PRIMARY KEY,
    time_ms @int64 NOT NULL,
    host @int64 NOT NULL,
    instance @int64 NOT NULL,
    message @int64 NOT NULL,         -- 0: could not be joined
    queue_id @bytes,
    checked @int64 NOT NULL,         -- logs::Check: spf dkim dmarc arc iprev spam
    result @int64 NOT NULL,          -- string id
    domain @int64 NOT NULL,
    selector @int64 NOT NULL,
    client @bytes,
    reason @int64 NOT NULL,
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL
) @strict;

CREATE TABLE occurrence (            -- config, error, limit, tls, removed by an administrator …
    id @int64 NOT NULL PRIMARY KEY,
    time_ms @int64 NOT NULL,
    host @int64 NOT NULL,
    instance @int64 NOT NULL,
    kind @int64 NOT NULL,            -- logs::EventKind
    message @int64 NOT NULL,
    client @bytes,
    reason @int64 NOT NULL,          -- template
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL
) @strict;

CREATE TABLE segment (               -- what was stored of a node on one day
    id @int64 NOT NULL PRIMARY KEY,  -- node << 40 | number
    stored_day @int64 NOT NULL,
    low_ms @int64 NOT NULL,
    high_ms @int64 NOT NULL,
    messages @int64 NOT NULL,
    sealed @int64 NOT NULL DEFAULT 0
) @strict;

CREATE TABLE segment_range (         -- numbers first … last of a table's rows belong to it
    segment @int64 NOT NULL,
    tbl @text NOT NULL,
    first @int64 NOT NULL,
    last @int64 NOT NULL,
    PRIMARY KEY (segment, tbl)
) @clustered;

CREATE TABLE segment_digest (        -- sorted 32-bit digests, big endian
    segment @int64 NOT NULL,
    kind @text NOT NULL,             -- queue_id message_id recipient sender
    digests @bytes NOT NULL,
    PRIMARY KEY (segment, kind)
) @clustered;

-- Cells. level: 5, 15, 60 minutes, 1440 for a day, 43200 for a month of the home zone. node 0 = the fleet's totals.
CREATE TABLE volume_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    accepted @int64 NOT NULL DEFAULT 0,
    recipients @int64 NOT NULL DEFAULT 0,
    delivered @int64 NOT NULL DEFAULT 0,
    deferred @int64 NOT NULL DEFAULT 0,
    bounced @int64 NOT NULL DEFAULT 0,
    expired @int64 NOT NULL DEFAULT 0,
    discarded @int64 NOT NULL DEFAULT 0,
    rejected @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, level, start)
) @clustered;

CREATE TABLE stream_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    stream @int64 NOT NULL,          -- stream_key; 0 = other
    accepted @int64 NOT NULL DEFAULT 0,
    recipients @int64 NOT NULL DEFAULT 0,
    delivered @int64 NOT NULL DEFAULT 0,
    deferred @int64 NOT NULL DEFAULT 0,
    bounced @int64 NOT NULL DEFAULT 0,
    expired @int64 NOT NULL DEFAULT 0,
    discarded @int64 NOT NULL DEFAULT 0,
    rejected @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, level, start, stream)
) @clustered;

CREATE TABLE destination_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    domain @int64 NOT NULL,          -- 0 = other
    reply @int64 NOT NULL,           -- template; 0 for delivered, or other
    messages @int64 NOT NULL DEFAULT 0,   -- with at least one recipient there (counted where reply = 0)
    recipients @int64 NOT NULL DEFAULT 0, -- (counted where reply = 0)
    delivered @int64 NOT NULL DEFAULT 0,
    deferred @int64 NOT NULL DEFAULT 0,
    bounced @int64 NOT NULL DEFAULT 0,
    expired @int64 NOT NULL DEFAULT 0,
    discarded @int64 NOT NULL DEFAULT 0,
    rejected @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, level, start, domain, reply)
) @clustered;

CREATE TABLE login_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    login @int64 NOT NULL,           -- 0 = not logged, -1 = other
    network @bytes NOT NULL,
    service @int64 NOT NULL,
    mechanism @int64 NOT NULL,
    ok @int64 NOT NULL DEFAULT 0,
    failed @int64 NOT NULL DEFAULT 0,
    refused @int64 NOT NULL DEFAULT 0,    -- AUTH refused without a check
    outages @int64 NOT NULL DEFAULT 0,    -- the check itself failed: no try
    PRIMARY KEY (node, level, start, login, network, service, mechanism)
) @clustered;

CREATE TABLE session_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    direction @int64 NOT NULL,       -- 0 in, 1 out
    service @int64 NOT NULL,
    tls @int64 NOT NULL,
    mechanism @int64 NOT NULL,
    sessions @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, level, start, direction, service, tls, mechanism)
) @clustered;

CREATE TABLE mailauth_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    domain @int64 NOT NULL,
    address @bytes NOT NULL,
    checked @int64 NOT NULL,
    result @int64 NOT NULL,
    selector @int64 NOT NULL,
    messages @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, level, start, domain, address, checked, result, selector)
) @clustered;

CREATE TABLE refusal_cell (
    node @int64 NOT NULL,
    level @int64 NOT NULL,
    start @int64 NOT NULL,
    domain @int64 NOT NULL,          -- own sender domain
    receiver @int64 NOT NULL,        -- receiving domain
    reply_class @int64 NOT NULL,
    recipients @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, level, start, domain, receiver, reply_class)
) @clustered;

CREATE TABLE cell_life (             -- the day on which cells of a month were last written; cube is the table's name
    node @int64 NOT NULL,
    cube @text NOT NULL,
    month @int64 NOT NULL,           -- year * 12 + month - 1, UTC
    written_day @int64 NOT NULL,
    PRIMARY KEY (node, cube, month)
) @clustered;

CREATE TABLE unfolded (              -- hours whose cells still have all their keys; a folded hour has left
    node @int64 NOT NULL,
    start @int64 NOT NULL,
    written_ms @int64 NOT NULL,
    PRIMARY KEY (node, start)
) @clustered;

-- What was read.
CREATE TABLE source (
    id @int64 NOT NULL PRIMARY KEY,  -- node << 40 | number
    path @bytes NOT NULL,            -- as the person named it, with the container's member after '!'
    device @int64 NOT NULL,
    inode @int64 NOT NULL,
    head_hash @int64 NOT NULL,       -- of the first line
    size @int64 NOT NULL,
    family @int64 NOT NULL,          -- logs::EnvelopeFamily
    first_read_ms @int64 NOT NULL,
    last_read_ms @int64 NOT NULL,
    gone_since_ms @int64
) @strict;

CREATE TABLE cursor (                -- how far a followed log was read; written with the rows it covers
    node @int64 NOT NULL,
    path @bytes NOT NULL,
    source @int64 NOT NULL,
    position @int64 NOT NULL,
    line @int64 NOT NULL,
    state @bytes NOT NULL,           -- EnvelopeReader::state() and what the follower needs
    PRIMARY KEY (node, path)
) @clustered;

CREATE TABLE chunk (                 -- the same bytes twice: runs of lines cut by content
    node @int64 NOT NULL,
    hash @int64 NOT NULL,
    number @int64 NOT NULL,          -- order in the node
    source @int64 NOT NULL,
    position @int64 NOT NULL,
    lines @int64 NOT NULL,
    low_ms @int64 NOT NULL,
    high_ms @int64 NOT NULL,
    edge @int64 NOT NULL,            -- 1 begins, 2 ends where its file did, not at a cut by content
    reach @int64 NOT NULL,           -- high_ms - low_ms < 2^reach: makes "which chunks overlap" a few index seeks
    marks @bytes NOT NULL,           -- a short hash of each line, in order: 2 bytes, of an edge 4 (big endian)
    PRIMARY KEY (node, hash, number)
) @strict;                            -- no clustered table: a row is about 1 KiB, and an index page takes few of those
CREATE INDEX chunk_time ON chunk (node, edge, reach, low_ms);

CREATE TABLE open_message (          -- the ledger's unfinished messages, as it packs them
    node @int64 NOT NULL,
    key @bytes NOT NULL,
    state @bytes NOT NULL,
    PRIMARY KEY (node, key)
) @clustered;

CREATE TABLE coverage_hour (
    node @int64 NOT NULL,
    host @int64 NOT NULL,
    start @int64 NOT NULL,           -- full UTC hours
    lines @int64 NOT NULL DEFAULT 0,
    understood @int64 NOT NULL DEFAULT 0,
    unrecognised @int64 NOT NULL DEFAULT 0,
    unreadable @int64 NOT NULL DEFAULT 0,
    foreign_lines @int64 NOT NULL DEFAULT 0,
    evicted @int64 NOT NULL DEFAULT 0,
    back_steps @int64 NOT NULL DEFAULT 0,    -- times the clock went backwards by more than 1 s
    skew_ms @int64 NOT NULL DEFAULT 0,       -- largest step back
    PRIMARY KEY (node, start, host)
) @clustered;

CREATE TABLE coverage_day (          -- sums of coverage_hour over hosts and the hours of a UTC day
    node @int64 NOT NULL,
    start @int64 NOT NULL,
    lines @int64 NOT NULL DEFAULT 0,
    understood @int64 NOT NULL DEFAULT 0,
    unrecognised @int64 NOT NULL DEFAULT 0,
    unreadable @int64 NOT NULL DEFAULT 0,
    foreign_lines @int64 NOT NULL DEFAULT 0,
    evicted @int64 NOT NULL DEFAULT 0,
    PRIMARY KEY (node, start)
) @clustered;

CREATE TABLE heard (                 -- spans for which every line was read; neighbours are joined
    node @int64 NOT NULL,
    host @int64 NOT NULL,
    family @int64 NOT NULL,
    from_ms @int64 NOT NULL,
    to_ms @int64 NOT NULL,
    PRIMARY KEY (node, host, family, from_ms)
) @clustered;

CREATE TABLE heard_program (         -- the hours of a UTC day in which a program was heard, and how its lines were wrapped
    node @int64 NOT NULL,
    family @int64 NOT NULL,
    day_ms @int64 NOT NULL,
    host @bytes NOT NULL,
    program @bytes NOT NULL,         -- Postfix's instance (syslog_name), else the program
    hours @int64 NOT NULL,           -- bit set
    PRIMARY KEY (node, family, day_ms, host, program)
) @clustered;

CREATE TABLE lost (                  -- spans that are known to be lost, and why
    node @int64 NOT NULL,
    from_ms @int64 NOT NULL,
    to_ms @int64 NOT NULL,
    why @text NOT NULL,              -- rotated_away truncated suppressed
    PRIMARY KEY (node, from_ms)
) @clustered;

CREATE TABLE aside (                 -- lines that were not understood, redacted
    id @int64 NOT NULL PRIMARY KEY,  -- node << 40 | number
    time_ms @int64 NOT NULL,
    why @text NOT NULL,              -- unrecognised unreadable too_long
    process @bytes NOT NULL,
    text @bytes NOT NULL,
    source @int64 NOT NULL,
    source_offset @int64 NOT NULL,
    line @int64 NOT NULL
) @strict;

-- Histories that detection needs and no cube holds.
CREATE TABLE login_network (
    node @int64 NOT NULL,
    login @int64 NOT NULL,
    network @bytes NOT NULL,
    first_ok_ms @int64 NOT NULL,
    last_ok_ms @int64 NOT NULL,
    ok_days @int64 NOT NULL,
    last_day @int64 NOT NULL,
    successes @int64 NOT NULL,
    services @int64 NOT NULL,        -- bit set
    hours @int64 NOT NULL,           -- bit set of hours of the day, home zone
    day_bits @int64 NOT NULL DEFAULT 0,        -- bit n: a success n days before last_day, so that days read out of order count once
    PRIMARY KEY (node, login, network)
) @clustered;

CREATE TABLE login_domain (
    node @int64 NOT NULL,
    login @int64 NOT NULL,
    domain @int64 NOT NULL,
    last_day @int64 NOT NULL,
    PRIMARY KEY (node, login, domain)
) @clustered;

CREATE TABLE selector_history (
    node @int64 NOT NULL,
    domain @int64 NOT NULL,
    selector @int64 NOT NULL,
    first_ms @int64 NOT NULL,
    last_ms @int64 NOT NULL,
    PRIMARY KEY (node, domain, selector)
) @clustered;

CREATE TABLE source_history (
    node @int64 NOT NULL,
    domain @int64 NOT NULL,
    network @bytes NOT NULL,
    first_ms @int64 NOT NULL,
    last_ms @int64 NOT NULL,
    PRIMARY KEY (node, domain, network)
) @clustered;

CREATE TABLE fleet_hour (
    start @int64 NOT NULL PRIMARY KEY,
    names @int64 NOT NULL,
    sources @int64 NOT NULL,
    unexplained @int64 NOT NULL
) @strict;

CREATE TABLE warning (
    id @int64 NOT NULL PRIMARY KEY,
    rule @text NOT NULL,
    version @int64 NOT NULL,
    key @text NOT NULL,
    from_ms @int64 NOT NULL,
    to_ms @int64 NOT NULL,
    counts @text NOT NULL,           -- JSON
    threshold @text NOT NULL,
    coverage @int64 NOT NULL,        -- per mille
    row_ids @bytes NOT NULL,
    mark @text NOT NULL DEFAULT ''   -- the owner's: attack, expected, muted until …
) @strict;

CREATE TABLE hold (                  -- stops retention of a range
    id @int64 NOT NULL PRIMARY KEY,
    from_ms @int64 NOT NULL,
    to_ms @int64 NOT NULL,
    reason @text NOT NULL,
    created_ms @int64 NOT NULL
) @strict;

CREATE TABLE journal (
    id @int64 NOT NULL PRIMARY KEY,
    time_ms @int64 NOT NULL,
    actor @text NOT NULL,
    act @text NOT NULL,
    details @text NOT NULL
) @strict;
