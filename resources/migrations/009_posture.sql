-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What was measured against the controls, and what people said to it. Only adds tables. Tokens and units as in 001. Words are those
-- of models/posture. Packed: zlib behind the length of what it holds (models/store/posture/posturerows.h).

CREATE TABLE asset (                 -- what is measured
    id @int64 NOT NULL PRIMARY KEY,
    kind @int64 NOT NULL,            -- store::AssetKind
    name @text NOT NULL,             -- empty: that of the node
    node @int64 NOT NULL,            -- 0: it is none
    watched @int64 NOT NULL,
    options @bytes NOT NULL,         -- JSON; empty: none
    UNIQUE (kind, name, node)
) @strict;

CREATE TABLE look (                  -- one measurement
    asset @int64 NOT NULL,
    at_ms @int64 NOT NULL,
    score @int64,                    -- null: nothing could be measured
    low @int64 NOT NULL,
    high @int64 NOT NULL,
    passed @int64 NOT NULL,
    failed @int64 NOT NULL,
    unknown @int64 NOT NULL,
    not_applicable @int64 NOT NULL,
    PRIMARY KEY (asset, at_ms)
) @clustered;

CREATE TABLE finding (               -- of the newest look; what it said stands in its span that is in force
    asset @int64 NOT NULL,
    control @text NOT NULL,
    notes @bytes NOT NULL,           -- JSON array of texts
    way @bytes NOT NULL,             -- of evidence
    decided_by @bytes NOT NULL,
    PRIMARY KEY (asset, control)
) @clustered;

CREATE TABLE finding_span (          -- from one moment to the next it said the same
    asset @int64 NOT NULL,
    control @text NOT NULL,
    from_ms @int64 NOT NULL,
    to_ms @int64,                    -- null: in force
    verdict @text NOT NULL,
    severity @text NOT NULL,
    weight @text NOT NULL,
    held @text NOT NULL,             -- of a stale one: what its evidence said
    reason @bytes NOT NULL,          -- the last one given
    flags @int64 NOT NULL,           -- 1 partial, 2 optional, 4 measured, 8 stale
    PRIMARY KEY (asset, control, from_ms)
) @clustered;

CREATE TABLE finding_evidence (      -- of the newest look
    asset @int64 NOT NULL,
    control @text NOT NULL,
    content @bytes NOT NULL,         -- JSON, packed
    PRIMARY KEY (asset, control)
) @clustered;

CREATE TABLE asset_evidence (        -- of each kind as it was last taken
    asset @int64 NOT NULL,
    kind @text NOT NULL,
    taken_ms @int64 NOT NULL,
    content @bytes NOT NULL,         -- JSON, packed
    PRIMARY KEY (asset, kind)
) @clustered;

CREATE TABLE expiry (                -- what the newest look found to run out
    asset @int64 NOT NULL,
    what @text NOT NULL,
    name @bytes NOT NULL,
    at_ms @int64 NOT NULL,
    PRIMARY KEY (asset, what, name, at_ms)
) @clustered;

CREATE TABLE accepted_risk (
    control @text NOT NULL,
    asset @text NOT NULL,            -- its name; *: everywhere
    owner @text NOT NULL,
    reason @text NOT NULL,
    until_ms @int64 NOT NULL,
    at_ms @int64 NOT NULL,
    PRIMARY KEY (control, asset)
) @clustered;

CREATE TABLE answer (                -- of a person to a control's questions; the highest version stands
    control @text NOT NULL,
    version @int64 NOT NULL,
    said @bytes NOT NULL,            -- JSON object by the questions' names
    owner @text NOT NULL,
    note @text NOT NULL,
    at_ms @int64 NOT NULL,
    review_ms @int64 NOT NULL,
    attachment_name @text NOT NULL,
    attachment @bytes NOT NULL,      -- hash; empty: none
    PRIMARY KEY (control, version)
) @clustered;

CREATE TABLE attachment (            -- the same file stands once
    hash @bytes NOT NULL PRIMARY KEY, -- SHA-256
    size @int64 NOT NULL,
    content @bytes NOT NULL          -- packed
) @strict;
