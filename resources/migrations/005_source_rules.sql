-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who sends in the domains' names, as the owner calls it. Only adds a table. Tokens and units as in 001.

CREATE TABLE source_rule (
    position @int64 NOT NULL PRIMARY KEY,
    name @text NOT NULL,
    role @int64 NOT NULL,            -- store::SourceRole
    network @text NOT NULL,          -- address or CIDR; empty = any, as in all that follow
    dkim_domain @text NOT NULL,      -- *.example.com allowed, as in all that follow
    spf_domain @text NOT NULL,
    domain @text NOT NULL
) @strict;
