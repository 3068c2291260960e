-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the reverse zone says of addresses that send in the domains' names. It stood in one value of store_info before: that one is
-- dropped, its names are asked for anew. Tokens and units as in 001.

CREATE TABLE reverse_name (
    address @text NOT NULL PRIMARY KEY, -- as sources are written
    name @text NOT NULL,             -- confirmed, as DNS has it; empty: there is none
    asked_ms @int64 NOT NULL
) @strict;

DELETE FROM store_info WHERE key = 'reverse_names';
