-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which entries of a node's journals were taken, as journald names them. Only adds a table. Tokens and units as in 001.

CREATE TABLE journal_entry (
    node @int64 NOT NULL,
    journal @int64 NOT NULL,         -- hash of the id of its sequence ("s=" of __CURSOR)
    page @int64 NOT NULL,            -- of 4,096 numbers ("i=" of __CURSOR)
    taken @bytes NOT NULL,           -- which of them: models/store/entrypage.h
    PRIMARY KEY (node, journal, page)
) @clustered;
