-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Nodes that are reached, and what they said. Only adds tables. Tokens and units as in 001.

CREATE TABLE node_route (            -- how a node is reached; never a secret
    node @int64 NOT NULL PRIMARY KEY,
    route @text NOT NULL,            -- fleet::routeWord()
    host @text NOT NULL,
    port @int64 NOT NULL,
    login @text NOT NULL,            -- the account there
    key_file @text NOT NULL,
    jump @text NOT NULL,
    known_hosts @text NOT NULL,
    config_dir @text NOT NULL,
    log_zone @text NOT NULL,         -- IANA, of stamps without one; empty: what the host says
    team @text NOT NULL              -- the group that people put it in
) @strict;

CREATE TABLE node_place (            -- lists of a node: kind is log, smtp or tag
    node @int64 NOT NULL,
    kind @text NOT NULL,
    position @int64 NOT NULL,
    value @text NOT NULL,
    PRIMARY KEY (node, kind, position)
) @clustered;

CREATE TABLE node_state (            -- how the last round went
    node @int64 NOT NULL PRIMARY KEY,
    tried_ms @int64 NOT NULL,
    read_ms @int64 NOT NULL,         -- last round that read it; 0: never
    lag_ms @int64 NOT NULL,          -- age of the last line when it was read; -1: unknown
    clock_ms @int64,                 -- its clock minus ours; null: unknown
    host_key @text NOT NULL,         -- that it showed last
    product @text NOT NULL,
    version @text NOT NULL
) @strict;

CREATE TABLE node_error (            -- an error is a fact with its time, until it is over
    node @int64 NOT NULL,
    from_ms @int64 NOT NULL,
    to_ms @int64,                    -- null: not over
    last_ms @int64 NOT NULL,         -- met last
    kind @text NOT NULL,             -- a word of the contract: unreachable, timed_out, host_key_changed …
    text @text NOT NULL,
    PRIMARY KEY (node, from_ms)
) @clustered;

CREATE TABLE section_text (          -- what a section of a snapshot said; the same text stands once
    hash @bytes NOT NULL PRIMARY KEY, -- SHA-256, first 16 bytes
    text @bytes NOT NULL
) @strict;

CREATE TABLE snapshot (              -- from first_ms to last_ms a node said the same
    id @int64 NOT NULL PRIMARY KEY,  -- node << 40 | number
    first_ms @int64 NOT NULL,
    last_ms @int64 NOT NULL,
    product @text NOT NULL,
    version @text NOT NULL
) @strict;

CREATE TABLE snapshot_section (
    snapshot @int64 NOT NULL,
    name @text NOT NULL,
    kind @int64 NOT NULL,            -- fleet::SectionKind
    hash @bytes NOT NULL,            -- empty: it could not be read
    problem @text NOT NULL,
    PRIMARY KEY (snapshot, name)
) @clustered;

CREATE TABLE queue_sample (          -- every 5 minutes for 30 days, then hourly
    node @int64 NOT NULL,
    time_ms @int64 NOT NULL,
    messages @int64 NOT NULL,
    at_least @int64 NOT NULL,
    facts @bytes NOT NULL,           -- JSON: counts by queue, age, domain, reason
    PRIMARY KEY (node, time_ms)
) @clustered;
