-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Mailboxes that receivers' reports come into, and how far each was read. Only adds tables. Tokens and units as in 001. Never a secret.

CREATE TABLE mailbox (               -- as the owner named it
    name @text NOT NULL PRIMARY KEY,
    host @text NOT NULL,
    port @int64 NOT NULL,
    starts_tls @int64 NOT NULL,      -- 1: encryption after the greeting, 0: from the first byte
    login @text NOT NULL,            -- the account there
    folder @text NOT NULL,
    move_to @text NOT NULL,          -- empty: what was read stays
    marks_seen @int64 NOT NULL,
    ca_file @text NOT NULL,
    password_file @text NOT NULL,
    method @text NOT NULL,           -- fleet::loginWord()
    device_url @text NOT NULL,       -- of OAuth, as the three below
    token_url @text NOT NULL,
    client_id @text NOT NULL,
    scope @text NOT NULL
) @strict;

CREATE TABLE mailbox_cursor (        -- of a folder, whatever it is called here
    place @text NOT NULL PRIMARY KEY, -- fleet::placeOf()
    uid_validity @int64 NOT NULL,
    last_uid @int64 NOT NULL,        -- all up to it are read
    read_ms @int64 NOT NULL          -- when it was last read to its end; 0: never
) @strict;

CREATE TABLE mailbox_move (          -- messages that are read and are still to be moved: their move may have been cut off
    place @text NOT NULL,
    uid @int64 NOT NULL,
    PRIMARY KEY (place, uid)
) @clustered;
