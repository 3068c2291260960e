-- SPDX-FileCopyrightText: 2026 Breakwater contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What receivers report: DMARC aggregate reports, TLS reports, complaints and failure reports. Only adds tables. Tokens and units
-- as in 001. No table here has a node: receivers know domains, not hosts. Words of closed sets (models/feedback/words.h) stand as
-- their number there, 0 for a missing one and -1 for one that is unknown, whose text stands in "said".

CREATE TABLE feedback_text (         -- names that receivers chose, redacted: organisations, domains, selectors, remarks. Id 0: none
    id @int64 NOT NULL PRIMARY KEY,
    text @bytes NOT NULL UNIQUE,
    last_day @int64 NOT NULL         -- of its last use
) @strict;

CREATE TABLE feedback_file (         -- what reports were read from
    id @int64 NOT NULL PRIMARY KEY,
    path @bytes NOT NULL,
    sha256 @bytes NOT NULL,          -- of the file as it lies there; empty: it was not read to its end
    size @int64 NOT NULL,
    read_ms @int64 NOT NULL
) @strict;
CREATE INDEX feedback_file_path ON feedback_file (path);

CREATE TABLE feedback_report (
    id @int64 NOT NULL PRIMARY KEY,
    kind @int64 NOT NULL,            -- store::FeedbackKind
    key @bytes NOT NULL,             -- 16 bytes: by which the same report is known again
    content @bytes NOT NULL,         -- 16 bytes: hash of what it says; of a complaint as key
    stored_day @int64 NOT NULL,
    org @int64 NOT NULL,             -- feedback_text
    contact @int64 NOT NULL,
    report_id @bytes NOT NULL,
    domain @int64 NOT NULL,
    from_ms @int64,                  -- null: unknown
    to_ms @int64,
    records @int64 NOT NULL,         -- of a DMARC report; policies of a TLS report
    messages @int64 NOT NULL,        -- sum of its counts
    ok @int64 NOT NULL,              -- sessions of a TLS report; messages that passed DMARC
    failed @int64 NOT NULL,
    flags @int64 NOT NULL,           -- 1 in part, 2 there is another one of its key with other content
    as_received @bytes NOT NULL,     -- names of deviations, separated by blanks
    file @int64 NOT NULL,
    part @bytes NOT NULL             -- where in the file; empty: it is the file
) @strict;
CREATE INDEX feedback_report_key ON feedback_report (key);

CREATE TABLE dmarc_policy (          -- as the receiver found it in DNS
    report @int64 NOT NULL PRIMARY KEY,
    adkim @int64 NOT NULL,
    aspf @int64 NOT NULL,
    p @int64 NOT NULL,
    sp @int64 NOT NULL,
    np @int64 NOT NULL,
    percent @int64,
    fo @int64 NOT NULL,
    discovery @int64 NOT NULL,
    testing @int64 NOT NULL,
    said @int64 NOT NULL,
    name_space @int64 NOT NULL,
    version @int64 NOT NULL,
    generator @int64 NOT NULL,
    extra_contact @int64 NOT NULL,
    errors @int64 NOT NULL
) @strict;

CREATE TABLE dmarc_record (
    report @int64 NOT NULL,
    number @int64 NOT NULL,          -- in the report, from 1
    source @bytes NOT NULL,          -- 4 or 16 bytes; empty: none, or no address
    messages @int64 NOT NULL,
    disposition @int64 NOT NULL,
    dkim @int64 NOT NULL,            -- aligned
    spf @int64 NOT NULL,             -- aligned
    header_from @int64 NOT NULL,
    envelope_from @int64 NOT NULL,
    envelope_to @int64 NOT NULL,
    reasons @int64 NOT NULL,         -- bit set of feedback::ReasonType
    comments @int64 NOT NULL,        -- of the reasons
    said @int64 NOT NULL,
    PRIMARY KEY (report, number)
) @clustered;

CREATE TABLE dmarc_result (          -- what SPF or DKIM said by itself
    report @int64 NOT NULL,
    record @int64 NOT NULL,
    number @int64 NOT NULL,          -- in the record, from 1
    mechanism @int64 NOT NULL,       -- 1 dkim, 2 spf
    domain @int64 NOT NULL,
    selector @int64 NOT NULL,
    result @int64 NOT NULL,
    scope @int64 NOT NULL,
    said @int64 NOT NULL,
    PRIMARY KEY (report, record, number)
) @clustered;

CREATE TABLE tls_policy (
    report @int64 NOT NULL,
    number @int64 NOT NULL,
    type @int64 NOT NULL,
    domain @int64 NOT NULL,
    strings @int64 NOT NULL,
    mx_hosts @int64 NOT NULL,
    ok @int64 NOT NULL,              -- sessions
    failed @int64 NOT NULL,
    said @int64 NOT NULL,
    PRIMARY KEY (report, number)
) @clustered;

CREATE TABLE tls_failure (
    report @int64 NOT NULL,
    policy @int64 NOT NULL,
    number @int64 NOT NULL,
    result @int64 NOT NULL,
    sending @bytes NOT NULL,
    receiving_mx @int64 NOT NULL,
    receiving_helo @int64 NOT NULL,
    receiving @bytes NOT NULL,
    sessions @int64 NOT NULL,
    information @int64 NOT NULL,
    reason @int64 NOT NULL,
    said @int64 NOT NULL,
    PRIMARY KEY (report, policy, number)
) @clustered;

CREATE TABLE complaint (             -- also a failure report; never an address in clear, never a body
    report @int64 NOT NULL PRIMARY KEY,
    type @int64 NOT NULL,
    arrival_ms @int64,
    source @bytes NOT NULL,
    incidents @int64 NOT NULL,
    reporting_mta @int64 NOT NULL,
    user_agent @int64 NOT NULL,
    version @int64 NOT NULL,
    sender_domain @int64 NOT NULL,
    sender_hash @bytes,              -- keyed; zeros: the person was erased
    from_domain @int64 NOT NULL,     -- of the message's From:
    message_hash @bytes,             -- as message.message_hash
    envelope_hash @bytes,            -- keyed hash of the envelope id
    feedback_id @int64 NOT NULL,     -- of the message's header
    failure @int64 NOT NULL,
    delivery @int64 NOT NULL,
    alignment @int64 NOT NULL,
    dkim_domain @int64 NOT NULL,
    dkim_selector @int64 NOT NULL,
    spf_dns @int64 NOT NULL,
    auth_results @int64 NOT NULL,
    said @int64 NOT NULL
) @strict;

CREATE TABLE complaint_recipient (
    report @int64 NOT NULL,
    number @int64 NOT NULL,
    recipient @bytes NOT NULL,       -- keyed hash; zeros: the person was erased
    domain @int64 NOT NULL,
    PRIMARY KEY (report, number)
) @clustered;

CREATE TABLE feedback_unreadable (   -- can be tried again where the file still lies
    file @int64 NOT NULL,
    number @int64 NOT NULL,
    part @bytes NOT NULL,
    place @bytes NOT NULL,           -- within it: a byte, a line
    why @bytes NOT NULL,             -- redacted
    PRIMARY KEY (file, number)
) @clustered;
