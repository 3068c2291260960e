-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When a mailbox was last tried, by whomever, and why that failed. Only adds a table. Tokens and units as in 001. Never a secret.

CREATE TABLE mailbox_try (
    place @text NOT NULL PRIMARY KEY, -- fleet::placeOf()
    tried_ms @int64 NOT NULL,        -- begin of the last try
    kind @text NOT NULL,             -- of the error, as of node_error; empty: it went well
    what @text NOT NULL,             -- as the three below: of the error, for people
    reason @text NOT NULL,
    place_of_error @text NOT NULL,
    remedy @text NOT NULL
) @strict;
