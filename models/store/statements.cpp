// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/statements.h"

namespace bw::store {

namespace {

struct Text
{
    Sql statement;
    std::string_view sql;
};

constexpr std::array<Text, sqlCount> texts { {
    { Sql::NodeByName,
          "SELECT id FROM node WHERE name = ?" },
    { Sql::NodeNextId,
          "SELECT coalesce(max(id), 0) + 1 FROM node" },
    { Sql::NodeBeside,
          "SELECT id FROM node WHERE id <> ? ORDER BY id LIMIT 1" },
    { Sql::AddNode,
          "INSERT INTO node(id, name, mta, created_ms) VALUES (?, ?, ?, ?)" },
    { Sql::LeaseOf,
          "SELECT holder, boot_id, pid, process_start, expires_ms FROM lease WHERE node = ?" },
    { Sql::TakeLease,
          "INSERT INTO lease(node, holder, boot_id, pid, process_start, expires_ms) VALUES (?, ?, ?, ?, ?, "
          "?) ON CONFLICT (node) DO UPDATE SET holder = excluded.holder, boot_id = excluded.boot_id, pid = "
          "excluded.pid, process_start = excluded.process_start, expires_ms = excluded.expires_ms" },
    { Sql::RenewLease,
          "UPDATE lease SET expires_ms = ? WHERE node = ? AND holder = ? AND boot_id = ? AND pid = ? AND "
          "process_start = ?" },
    { Sql::ReleaseLease,
          "DELETE FROM lease WHERE node = ? AND holder = ? AND boot_id = ? AND pid = ? AND process_start = "
          "?" },
    { Sql::CountersOf,
          "SELECT tbl, next FROM node_counter WHERE node = ?" },
    { Sql::SetCounter,
          "INSERT INTO node_counter(node, tbl, next) VALUES (?, ?, ?) ON CONFLICT (node, tbl) DO UPDATE SET "
          "next = excluded.next" },
    { Sql::OpenMessagesOf,
          "SELECT key, state FROM open_message WHERE node = ? ORDER BY key" },
    { Sql::SetOpenMessage,
          "INSERT INTO open_message(node, key, state) VALUES (?, ?, ?) ON CONFLICT (node, key) DO UPDATE "
          "SET state = excluded.state" },
    { Sql::ForgetOpenMessage,
          "DELETE FROM open_message WHERE node = ? AND key = ?" },
    { Sql::CursorsOf,
          "SELECT path, source, position, line, state FROM cursor WHERE node = ? ORDER BY path" },
    { Sql::SetCursor,
          "INSERT INTO cursor(node, path, source, position, line, state) VALUES (?, ?, ?, ?, ?, ?) ON "
          "CONFLICT (node, path) DO UPDATE SET source = excluded.source, position = excluded.position, line "
          "= excluded.line, state = excluded.state" },
    { Sql::SourcesOf,
          "SELECT id, path, device, inode, head_hash, size, family FROM source WHERE id BETWEEN ? AND ? "
          "ORDER BY id" },
    { Sql::SetSource,
          "INSERT INTO source(id, path, device, inode, head_hash, size, family, first_read_ms, "
          "last_read_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET path = "
          "excluded.path, device = excluded.device, inode = excluded.inode, head_hash = excluded.head_hash, "
          "size = excluded.size, family = excluded.family, last_read_ms = excluded.last_read_ms, "
          "gone_since_ms = NULL" },
    { Sql::SetChunk,
          "INSERT INTO chunk(node, hash, number, source, position, lines, low_ms, high_ms, edge, reach, "
          "marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, hash, number) DO UPDATE SET "
          "source = excluded.source, position = excluded.position, lines = excluded.lines, low_ms = "
          "excluded.low_ms, high_ms = excluded.high_ms, edge = excluded.edge, reach = excluded.reach, marks "
          "= excluded.marks" },
    { Sql::ForgetChunk,
          "DELETE FROM chunk WHERE node = ? AND hash = ? AND number = ?" },
    { Sql::EntriesOf,
          "SELECT taken FROM journal_entry WHERE node = ? AND journal = ? AND page = ?" },
    { Sql::SetEntries,
          "INSERT INTO journal_entry(node, journal, page, taken) VALUES (?, ?, ?, ?) ON CONFLICT (node, journal, page) "
          "DO UPDATE SET taken = excluded.taken" },
    { Sql::AddLost,
          "INSERT INTO lost(node, from_ms, to_ms, why) VALUES (?, ?, ?, ?) ON CONFLICT (node, from_ms) DO "
          "UPDATE SET to_ms = CASE WHEN excluded.to_ms > lost.to_ms THEN excluded.to_ms ELSE lost.to_ms "
          "END, why = excluded.why" },
    { Sql::StringByKey,
          "SELECT id FROM string WHERE kind = ? AND key = ?" },
    { Sql::StringNextId,
          "SELECT coalesce(max(id), 0) + 1 FROM string" },
    { Sql::AddString,
          "INSERT INTO string(id, kind, key, text, own, last_day) VALUES (?, ?, ?, ?, ?, ?)" },
    { Sql::TouchString,
          "UPDATE string SET text = coalesce(text, ?), own = CASE WHEN ? > own THEN 1 ELSE own END, "
          "last_day = ? WHERE id = ?" },
    { Sql::StreamByKey,
          "SELECT id FROM stream_key WHERE sender_domain = ? AND login = ? AND network = ? AND instance = ?" },
    { Sql::StreamNextId,
          "SELECT coalesce(max(id), 0) + 1 FROM stream_key" },
    { Sql::AddStream,
          "INSERT INTO stream_key(id, sender_domain, login, network, instance) VALUES (?, ?, ?, ?, ?)" },
    { Sql::SetAddress,
          "INSERT INTO address(hash, text) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET text = "
          "excluded.text" },
    { Sql::MessageExists,
          "SELECT id FROM message WHERE id = ?" },
    { Sql::SetMessage,
          "INSERT INTO message(id, accepted_ms, host, instance, queue_id, message_hash, sender_domain, "
          "sender_local, sender_hash, login, service, mechanism, tls, cipher, client, size, recipients, "
          "origin, continues, stream, source, source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET accepted_ms = excluded.accepted_ms, "
          "host = excluded.host, instance = excluded.instance, queue_id = excluded.queue_id, message_hash = "
          "excluded.message_hash, sender_domain = excluded.sender_domain, sender_local = "
          "excluded.sender_local, sender_hash = excluded.sender_hash, login = excluded.login, service = "
          "excluded.service, mechanism = excluded.mechanism, tls = excluded.tls, cipher = excluded.cipher, "
          "client = excluded.client, size = excluded.size, recipients = excluded.recipients, origin = "
          "excluded.origin, continues = excluded.continues, stream = excluded.stream, source = "
          "excluded.source, source_offset = excluded.source_offset" },
    { Sql::WithdrawMessage,
          "DELETE FROM message WHERE id = ?" },
    { Sql::ChangeContinues,
          "UPDATE message SET continues = ? WHERE id = ?" },
    { Sql::SetDelivery,
          "INSERT INTO delivery(id, message, time_ms, outcome, flags, recipient, original, domain, relay, "
          "reply, dsn, delay_ms, tls, source, source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?) ON CONFLICT (id) DO UPDATE SET message = excluded.message, time_ms = excluded.time_ms, "
          "outcome = excluded.outcome, flags = excluded.flags, recipient = excluded.recipient, original = "
          "excluded.original, domain = excluded.domain, relay = excluded.relay, reply = excluded.reply, dsn "
          "= excluded.dsn, delay_ms = excluded.delay_ms, tls = excluded.tls, source = excluded.source, "
          "source_offset = excluded.source_offset" },
    { Sql::ChangeDelivery,
          "UPDATE delivery SET message = ?, flags = ? WHERE id = ?" },
    { Sql::SetRejection,
          "INSERT INTO rejection(id, time_ms, host, instance, service, queue_id, client, sender_domain, "
          "sender_hash, recipient, domain, login, reply, dsn, flags, source, source_offset) VALUES (?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET time_ms = "
          "excluded.time_ms, host = excluded.host, instance = excluded.instance, service = "
          "excluded.service, queue_id = excluded.queue_id, client = excluded.client, sender_domain = "
          "excluded.sender_domain, sender_hash = excluded.sender_hash, recipient = excluded.recipient, "
          "domain = excluded.domain, login = excluded.login, reply = excluded.reply, dsn = excluded.dsn, "
          "flags = excluded.flags, source = excluded.source, source_offset = excluded.source_offset" },
    { Sql::SetLogin,
          "INSERT INTO login(id, time_ms, host, instance, service, login, client, mechanism, tls, outcome, "
          "tries, message, source, source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
          "CONFLICT (id) DO UPDATE SET time_ms = excluded.time_ms, host = excluded.host, instance = "
          "excluded.instance, service = excluded.service, login = excluded.login, client = excluded.client, "
          "mechanism = excluded.mechanism, tls = excluded.tls, outcome = excluded.outcome, tries = "
          "excluded.tries, message = excluded.message, source = excluded.source, source_offset = "
          "excluded.source_offset" },
    { Sql::SetVerdict,
          "INSERT INTO verdict(id, time_ms, host, instance, message, queue_id, checked, result, domain, "
          "selector, client, reason, source, source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?) ON CONFLICT (id) DO UPDATE SET time_ms = excluded.time_ms, host = excluded.host, instance = "
          "excluded.instance, message = excluded.message, queue_id = excluded.queue_id, checked = "
          "excluded.checked, result = excluded.result, domain = excluded.domain, selector = "
          "excluded.selector, client = excluded.client, reason = excluded.reason, source = excluded.source, "
          "source_offset = excluded.source_offset" },
    { Sql::ChangeVerdict,
          "UPDATE verdict SET message = ? WHERE id = ?" },
    { Sql::AddBlock,
          "INSERT INTO block(id, first_message, last_message, messages, low_ms, high_ms, facts) VALUES (?, ?, ?, ?, ?, ?, ?)" },
    { Sql::BlocksHolding,
          "SELECT id, facts FROM block WHERE id BETWEEN ? AND ? AND first_message <= ? AND last_message >= ?" },
    { Sql::BlocksBetween,
          "SELECT facts FROM block WHERE id BETWEEN ? AND ?" },
    { Sql::ChangeBlock,
          "UPDATE block SET facts = ? WHERE id = ?" },
    { Sql::SetOccurrence,
          "INSERT INTO occurrence(id, time_ms, host, instance, kind, message, client, reason, source, "
          "source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET time_ms = "
          "excluded.time_ms, host = excluded.host, instance = excluded.instance, kind = excluded.kind, "
          "message = excluded.message, client = excluded.client, reason = excluded.reason, source = "
          "excluded.source, source_offset = excluded.source_offset" },
    { Sql::AddAside,
          "INSERT INTO aside(id, time_ms, why, process, text, source, source_offset, line) VALUES (?, ?, ?, "
          "?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET time_ms = excluded.time_ms, why = excluded.why, "
          "process = excluded.process, text = excluded.text, source = excluded.source, source_offset = "
          "excluded.source_offset, line = excluded.line" },
    { Sql::AddVolume,
          "INSERT INTO volume_cell(node, level, start, accepted, recipients, delivered, deferred, bounced, "
          "expired, discarded, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, level, "
          "start) DO UPDATE SET accepted = volume_cell.accepted + excluded.accepted, recipients = "
          "volume_cell.recipients + excluded.recipients, delivered = volume_cell.delivered + "
          "excluded.delivered, deferred = volume_cell.deferred + excluded.deferred, bounced = "
          "volume_cell.bounced + excluded.bounced, expired = volume_cell.expired + excluded.expired, "
          "discarded = volume_cell.discarded + excluded.discarded, rejected = volume_cell.rejected + "
          "excluded.rejected" },
    { Sql::AddStreamCell,
          "INSERT INTO stream_cell(node, level, start, stream, accepted, recipients, delivered, deferred, "
          "bounced, expired, discarded, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
          "(node, level, start, stream) DO UPDATE SET accepted = stream_cell.accepted + excluded.accepted, "
          "recipients = stream_cell.recipients + excluded.recipients, delivered = stream_cell.delivered + "
          "excluded.delivered, deferred = stream_cell.deferred + excluded.deferred, bounced = "
          "stream_cell.bounced + excluded.bounced, expired = stream_cell.expired + excluded.expired, "
          "discarded = stream_cell.discarded + excluded.discarded, rejected = stream_cell.rejected + "
          "excluded.rejected" },
    { Sql::AddDestination,
          "INSERT INTO destination_cell(node, level, start, domain, reply, messages, recipients, delivered, "
          "deferred, bounced, expired, discarded, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (node, level, start, domain, reply) DO UPDATE SET messages = "
          "destination_cell.messages + excluded.messages, recipients = destination_cell.recipients + "
          "excluded.recipients, delivered = destination_cell.delivered + excluded.delivered, deferred = "
          "destination_cell.deferred + excluded.deferred, bounced = destination_cell.bounced + "
          "excluded.bounced, expired = destination_cell.expired + excluded.expired, discarded = "
          "destination_cell.discarded + excluded.discarded, rejected = destination_cell.rejected + "
          "excluded.rejected" },
    { Sql::AddLoginCell,
          "INSERT INTO login_cell(node, level, start, login, network, service, mechanism, ok, failed, "
          "refused, outages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, level, start, "
          "login, network, service, mechanism) DO UPDATE SET ok = login_cell.ok + excluded.ok, failed = "
          "login_cell.failed + excluded.failed, refused = login_cell.refused + excluded.refused, outages = "
          "login_cell.outages + excluded.outages" },
    { Sql::AddSession,
          "INSERT INTO session_cell(node, level, start, direction, service, tls, mechanism, sessions) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, level, start, direction, service, tls, "
          "mechanism) DO UPDATE SET sessions = session_cell.sessions + excluded.sessions" },
    { Sql::AddMailAuth,
          "INSERT INTO mailauth_cell(node, level, start, domain, address, checked, result, selector, "
          "messages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, level, start, domain, address, "
          "checked, result, selector) DO UPDATE SET messages = mailauth_cell.messages + excluded.messages" },
    { Sql::AddRefusal,
          "INSERT INTO refusal_cell(node, level, start, domain, receiver, reply_class, recipients) VALUES "
          "(?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, level, start, domain, receiver, reply_class) DO UPDATE "
          "SET recipients = refusal_cell.recipients + excluded.recipients" },
    { Sql::DropEmptyVolume,
          "DELETE FROM volume_cell WHERE node = ? AND level = ? AND start = ? AND accepted = 0 AND "
          "recipients = 0 AND delivered = 0 AND deferred = 0 AND bounced = 0 AND expired = 0 AND discarded "
          "= 0 AND rejected = 0" },
    { Sql::DropEmptyStream,
          "DELETE FROM stream_cell WHERE node = ? AND level = ? AND start = ? AND accepted = 0 AND "
          "recipients = 0 AND delivered = 0 AND deferred = 0 AND bounced = 0 AND expired = 0 AND discarded "
          "= 0 AND rejected = 0" },
    { Sql::DropEmptyDestination,
          "DELETE FROM destination_cell WHERE node = ? AND level = ? AND start = ? AND messages = 0 AND "
          "recipients = 0 AND delivered = 0 AND deferred = 0 AND bounced = 0 AND expired = 0 AND discarded "
          "= 0 AND rejected = 0" },
    { Sql::DropEmptyRefusal,
          "DELETE FROM refusal_cell WHERE node = ? AND level = ? AND start = ? AND recipients = 0" },
    { Sql::SetCellLife,
          "INSERT INTO cell_life(node, cube, month, written_day) VALUES (?, ?, ?, ?) ON CONFLICT (node, "
          "cube, month) DO UPDATE SET written_day = excluded.written_day" },
    { Sql::SetUnfolded,
          "INSERT INTO unfolded(node, start, written_ms) VALUES (?, ?, ?) ON CONFLICT (node, start) DO "
          "UPDATE SET written_ms = excluded.written_ms" },
    { Sql::AddCoverage,
          "INSERT INTO coverage_hour(node, host, start, lines, understood, unrecognised, unreadable, "
          "foreign_lines, evicted, back_steps, skew_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
          "CONFLICT (node, host, start) DO UPDATE SET lines = coverage_hour.lines + excluded.lines, "
          "understood = coverage_hour.understood + excluded.understood, unrecognised = "
          "coverage_hour.unrecognised + excluded.unrecognised, unreadable = coverage_hour.unreadable + "
          "excluded.unreadable, foreign_lines = coverage_hour.foreign_lines + excluded.foreign_lines, "
          "evicted = coverage_hour.evicted + excluded.evicted, back_steps = coverage_hour.back_steps + "
          "excluded.back_steps, skew_ms = CASE WHEN excluded.skew_ms > coverage_hour.skew_ms THEN "
          "excluded.skew_ms ELSE coverage_hour.skew_ms END" },
    { Sql::AddCoverageDay,
          "INSERT INTO coverage_day(node, start, lines, understood, unrecognised, unreadable, foreign_lines, evicted) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (node, start) DO UPDATE SET lines = coverage_day.lines + excluded.lines, understood = coverage_day.understood + "
          "excluded.understood, unrecognised = coverage_day.unrecognised + excluded.unrecognised, unreadable = coverage_day.unreadable + "
          "excluded.unreadable, foreign_lines = coverage_day.foreign_lines + excluded.foreign_lines, evicted = coverage_day.evicted + "
          "excluded.evicted" },
    { Sql::HeardBeside,
          "SELECT from_ms, to_ms FROM heard WHERE node = ? AND host = ? AND family = ? AND from_ms <= ? AND "
          "to_ms >= ?" },
    { Sql::ForgetHeard,
          "DELETE FROM heard WHERE node = ? AND host = ? AND family = ? AND from_ms = ?" },
    { Sql::AddHeard,
          "INSERT INTO heard(node, host, family, from_ms, to_ms) VALUES (?, ?, ?, ?, ?) ON CONFLICT (node, "
          "host, family, from_ms) DO UPDATE SET to_ms = excluded.to_ms" },
    { Sql::AddHeardProgram,
          "INSERT INTO heard_program(node, family, day_ms, host, program, hours) VALUES (?, ?, ?, ?, ?, ?) ON "
          "CONFLICT (node, family, day_ms, host, program) DO UPDATE SET hours = heard_program.hours | "
          "excluded.hours" },
    { Sql::LoginNetworkOf,
          "SELECT first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours, day_bits FROM "
          "login_network WHERE node = ? AND login = ? AND network = ?" },
    { Sql::SetLoginNetwork,
          "INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, "
          "successes, services, hours, day_bits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
          "(node, login, network) DO UPDATE SET first_ok_ms = excluded.first_ok_ms, last_ok_ms = "
          "excluded.last_ok_ms, ok_days = excluded.ok_days, last_day = excluded.last_day, successes = "
          "excluded.successes, services = excluded.services, hours = excluded.hours, day_bits = "
          "excluded.day_bits" },
    { Sql::SetLoginDomain,
          "INSERT INTO login_domain(node, login, domain, last_day) VALUES (?, ?, ?, ?) ON CONFLICT (node, "
          "login, domain) DO UPDATE SET last_day = CASE WHEN excluded.last_day > login_domain.last_day THEN "
          "excluded.last_day ELSE login_domain.last_day END" },
    { Sql::SetSelectorHistory,
          "INSERT INTO selector_history(node, domain, selector, first_ms, last_ms) VALUES (?, ?, ?, ?, ?) "
          "ON CONFLICT (node, domain, selector) DO UPDATE SET first_ms = CASE WHEN excluded.first_ms < "
          "selector_history.first_ms THEN excluded.first_ms ELSE selector_history.first_ms END, last_ms = "
          "CASE WHEN excluded.last_ms > selector_history.last_ms THEN excluded.last_ms ELSE "
          "selector_history.last_ms END" },
    { Sql::SetSourceHistory,
          "INSERT INTO source_history(node, domain, network, first_ms, last_ms) VALUES (?, ?, ?, ?, ?) ON "
          "CONFLICT (node, domain, network) DO UPDATE SET first_ms = CASE WHEN excluded.first_ms < "
          "source_history.first_ms THEN excluded.first_ms ELSE source_history.first_ms END, last_ms = CASE "
          "WHEN excluded.last_ms > source_history.last_ms THEN excluded.last_ms ELSE source_history.last_ms "
          "END" },
    { Sql::SegmentsOpen,
          "SELECT id, stored_day, low_ms, high_ms, messages FROM segment WHERE id BETWEEN ? AND ? AND "
          "sealed = 0 ORDER BY id" },
    { Sql::SegmentLast,
          "SELECT id, stored_day, low_ms, high_ms, messages, sealed FROM segment WHERE id BETWEEN ? AND ? "
          "ORDER BY id DESC LIMIT 1" },
    { Sql::SetSegment,
          "INSERT INTO segment(id, stored_day, low_ms, high_ms, messages, sealed) VALUES (?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (id) DO UPDATE SET stored_day = excluded.stored_day, low_ms = excluded.low_ms, "
          "high_ms = excluded.high_ms, messages = excluded.messages, sealed = excluded.sealed" },
    { Sql::SegmentRangesOf,
          "SELECT tbl, first, last FROM segment_range WHERE segment = ?" },
    { Sql::SetSegmentRange,
          "INSERT INTO segment_range(segment, tbl, first, last) VALUES (?, ?, ?, ?) ON CONFLICT (segment, "
          "tbl) DO UPDATE SET first = excluded.first, last = excluded.last" },
    { Sql::DigestOf,
          "SELECT kind, digests FROM segment_digest WHERE segment = ?" },
    { Sql::SetDigest,
          "INSERT INTO segment_digest(segment, kind, digests) VALUES (?, ?, ?) ON CONFLICT (segment, kind) "
          "DO UPDATE SET digests = excluded.digests" },
    { Sql::FeedbackTextOf,
          "SELECT id, last_day FROM feedback_text WHERE text = ?" },
    { Sql::FeedbackTextNextId,
          "SELECT coalesce(max(id), 0) + 1 FROM feedback_text" },
    { Sql::AddFeedbackText,
          "INSERT INTO feedback_text(id, text, last_day) VALUES (?, ?, ?)" },
    { Sql::TouchFeedbackText,
          "UPDATE feedback_text SET last_day = ? WHERE id = ?" },
    { Sql::FeedbackReportNextId,
          "SELECT coalesce(max(id), 0) + 1 FROM feedback_report" },
    { Sql::FeedbackFileNextId,
          "SELECT coalesce(max(id), 0) + 1 FROM feedback_file" },
    { Sql::FeedbackReportsByKey,
          "SELECT id, content, flags FROM feedback_report WHERE key = ?" },
    { Sql::FeedbackReportsLike,
          "SELECT id, org, domain, report_id, from_ms, to_ms, flags, content FROM feedback_report WHERE kind = 1 AND "
          "org = coalesce(nullif(?, 0), org) AND domain = coalesce(nullif(?, 0), domain)" },
    { Sql::FeedbackPartsLacking,
          "SELECT id, org, domain, report_id, from_ms, to_ms, flags FROM feedback_report WHERE kind = 1 AND (flags & 1) != 0 AND "
          "(org = 0 OR domain = 0 OR length(report_id) = 0 OR from_ms IS NULL)" },
    { Sql::AddFeedbackReport,
          "INSERT INTO feedback_report(id, kind, key, content, stored_day, org, contact, report_id, domain, from_ms, "
          "to_ms, records, messages, ok, failed, flags, as_received, file, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::FlagFeedbackReport,
          "UPDATE feedback_report SET flags = ? WHERE id = ?" },
    { Sql::ForgetFeedbackReport,
          "DELETE FROM feedback_report WHERE id = ?" },
    { Sql::AddDmarcPolicy,
          "INSERT INTO dmarc_policy(report, adkim, aspf, p, sp, np, percent, fo, discovery, testing, said, name_space, "
          "version, generator, extra_contact, errors) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::ForgetDmarcPolicy,
          "DELETE FROM dmarc_policy WHERE report = ?" },
    { Sql::AddDmarcRecord,
          "INSERT INTO dmarc_record(report, number, source, messages, disposition, dkim, spf, header_from, envelope_from, "
          "envelope_to, reasons, comments, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::DmarcRecordsOf,
          "SELECT source, messages, disposition, dkim, spf, header_from, envelope_from, envelope_to, reasons, comments, "
          "said, number FROM dmarc_record WHERE report = ? ORDER BY number" },
    { Sql::ForgetDmarcRecords,
          "DELETE FROM dmarc_record WHERE report = ?" },
    { Sql::ForgetDmarcRecord,
          "DELETE FROM dmarc_record WHERE report = ? AND number = ?" },
    { Sql::AddDmarcResult,
          "INSERT INTO dmarc_result(report, record, number, mechanism, domain, selector, result, scope, said) VALUES (?, "
          "?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::ForgetDmarcResults,
          "DELETE FROM dmarc_result WHERE report = ?" },
    { Sql::ForgetDmarcResultsOf,
          "DELETE FROM dmarc_result WHERE report = ? AND record = ?" },
    { Sql::DmarcResultsOf,
          "SELECT record, mechanism, domain, selector, result, scope FROM dmarc_result WHERE report = ? ORDER BY record, number" },
    { Sql::AddDmarcResultsOf,
          "INSERT INTO dmarc_result(report, record, number, mechanism, domain, selector, result, scope, said) SELECT t.report, t.number, "
          "(SELECT coalesce(max(number), 0) FROM dmarc_result WHERE report = t.report AND record = t.number) + row_number() OVER (ORDER BY o.number), "
          "o.mechanism, o.domain, o.selector, o.result, o.scope, o.said FROM dmarc_record t, dmarc_result o WHERE t.report = ? AND t.number = ? AND "
          "o.report = ? AND o.record = ? AND NOT EXISTS (SELECT 1 FROM dmarc_result i WHERE i.report = t.report AND i.record = t.number AND "
          "i.mechanism = o.mechanism AND i.domain = o.domain AND i.selector = o.selector)" },
    { Sql::AddTlsPolicy,
          "INSERT INTO tls_policy(report, number, type, domain, strings, mx_hosts, ok, failed, said) VALUES (?, ?, ?, ?, "
          "?, ?, ?, ?, ?)" },
    { Sql::AddTlsFailure,
          "INSERT INTO tls_failure(report, policy, number, result, sending, receiving_mx, receiving_helo, receiving, "
          "sessions, information, reason, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::AddComplaint,
          "INSERT INTO complaint(report, type, arrival_ms, source, incidents, reporting_mta, user_agent, version, "
          "sender_domain, sender_hash, from_domain, message_hash, envelope_hash, feedback_id, failure, delivery, "
          "alignment, dkim_domain, dkim_selector, spf_dns, auth_results, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::AddComplaintRecipient,
          "INSERT INTO complaint_recipient(report, number, recipient, domain) VALUES (?, ?, ?, ?)" },
    { Sql::SetFeedbackFile,
          "INSERT INTO feedback_file(id, path, sha256, size, read_ms) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
          "SET sha256 = excluded.sha256, size = excluded.size, read_ms = excluded.read_ms" },
    { Sql::FeedbackFilesOf,
          "SELECT id FROM feedback_file WHERE path = ?" },
    { Sql::AddFeedbackUnreadable,
          "INSERT INTO feedback_unreadable(file, number, part, place, why) VALUES (?, ?, ?, ?, ?)" },
    { Sql::ForgetFeedbackUnreadable,
          "DELETE FROM feedback_unreadable WHERE file = ?" },
    { Sql::AddMailbox,
        "INSERT INTO mailbox (name, host, port, starts_tls, login, folder, move_to, marks_seen, ca_file, password_file, method, device_url, token_url, client_id, scope) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::ForgetMailbox, "DELETE FROM mailbox WHERE name = ?" },
    { Sql::SetMailboxCursor,
        "INSERT INTO mailbox_cursor (place, uid_validity, last_uid, read_ms) VALUES (?, ?, ?, 0) "
        "ON CONFLICT (place) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid" },
    { Sql::NoteMailboxRead, "UPDATE mailbox_cursor SET read_ms = ? WHERE place = ?" },
    { Sql::AddMailboxMove, "INSERT INTO mailbox_move (place, uid) VALUES (?, ?) ON CONFLICT (place, uid) DO NOTHING" },
    { Sql::ForgetMailboxMove, "DELETE FROM mailbox_move WHERE place = ? AND uid = ?" },
    { Sql::ForgetMailboxMoves, "DELETE FROM mailbox_move WHERE place = ?" },
    { Sql::ChangeMailbox,
        "UPDATE mailbox SET name = ?, host = ?, port = ?, starts_tls = ?, login = ?, folder = ?, move_to = ?, marks_seen = ?, ca_file = ?, password_file = ?, method = ?, device_url = ?, "
        "token_url = ?, client_id = ?, scope = ? WHERE name = ?" },
    { Sql::NoteMailboxTry,
        "INSERT INTO mailbox_try (place, tried_ms, kind, what, reason, place_of_error, remedy) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (place) DO UPDATE SET tried_ms = excluded.tried_ms, kind = excluded.kind, what = excluded.what, reason = excluded.reason, "
        "place_of_error = excluded.place_of_error, remedy = excluded.remedy" },
    { Sql::ForgetMailboxTry, "DELETE FROM mailbox_try WHERE place = ?" },
    { Sql::SetReverseName,
        "INSERT INTO reverse_name (address, name, asked_ms) VALUES (?, ?, ?) "
        "ON CONFLICT (address) DO UPDATE SET name = excluded.name, asked_ms = excluded.asked_ms" },
    { Sql::ForgetReverseNames, "DELETE FROM reverse_name WHERE address NOT IN (SELECT address FROM reverse_name ORDER BY asked_ms DESC, address LIMIT ?)" },
    { Sql::AssetByName, "SELECT id FROM asset WHERE kind = ? AND name = ? AND node = ?" },
    { Sql::AssetNextId, "SELECT coalesce(max(id), 0) + 1 FROM asset" },
    { Sql::AddAsset, "INSERT INTO asset (id, kind, name, node, watched, options) VALUES (?, ?, ?, ?, ?, ?)" },
    { Sql::ChangeAsset, "UPDATE asset SET watched = ?, options = ? WHERE id = ?" },
    { Sql::ForgetAsset, "DELETE FROM asset WHERE id = ?" },
    { Sql::LatestLookOf, "SELECT at_ms FROM look WHERE asset = ? ORDER BY at_ms DESC LIMIT 1" },
    { Sql::SetLook,
        "INSERT INTO look (asset, at_ms, score, low, high, passed, failed, unknown, not_applicable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (asset, at_ms) DO UPDATE SET score = excluded.score, low = excluded.low, high = excluded.high, passed = excluded.passed, failed = excluded.failed, "
        "unknown = excluded.unknown, not_applicable = excluded.not_applicable" },
    { Sql::ForgetLooks, "DELETE FROM look WHERE asset = ?" },
    { Sql::SetFinding,
        "INSERT INTO finding (asset, control, notes, way, decided_by) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (asset, control) DO UPDATE SET notes = excluded.notes, way = excluded.way, decided_by = excluded.decided_by" },
    { Sql::ForgetFinding, "DELETE FROM finding WHERE asset = ? AND control = ?" },
    { Sql::ForgetFindings, "DELETE FROM finding WHERE asset = ?" },
    { Sql::SpansInForceOf, "SELECT control, from_ms, verdict, severity, weight, held FROM finding_span WHERE asset = ? AND to_ms IS NULL" },
    { Sql::AddFindingSpan,
        "INSERT INTO finding_span (verdict, severity, weight, held, reason, flags, asset, control, from_ms, to_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)" },
    { Sql::ChangeFindingSpan,
        "UPDATE finding_span SET verdict = ?, severity = ?, weight = ?, held = ?, reason = ?, flags = ? WHERE asset = ? AND control = ? AND from_ms = ?" },
    { Sql::EndFindingSpan, "UPDATE finding_span SET to_ms = ? WHERE asset = ? AND control = ? AND from_ms = ?" },
    { Sql::ForgetFindingSpan, "DELETE FROM finding_span WHERE asset = ? AND control = ? AND from_ms = ?" },
    { Sql::ForgetFindingSpans, "DELETE FROM finding_span WHERE asset = ?" },
    { Sql::SetFindingEvidence,
        "INSERT INTO finding_evidence (asset, control, content) VALUES (?, ?, ?) ON CONFLICT (asset, control) DO UPDATE SET content = excluded.content" },
    { Sql::ForgetFindingEvidence, "DELETE FROM finding_evidence WHERE asset = ? AND control = ?" },
    { Sql::ForgetEvidenceOfFindings, "DELETE FROM finding_evidence WHERE asset = ?" },
    { Sql::SetAssetEvidence,
        "INSERT INTO asset_evidence (asset, kind, taken_ms, content) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (asset, kind) DO UPDATE SET taken_ms = excluded.taken_ms, content = excluded.content WHERE asset_evidence.taken_ms <= excluded.taken_ms" },
    { Sql::ForgetAssetEvidence, "DELETE FROM asset_evidence WHERE asset = ?" },
    { Sql::AddExpiry, "INSERT INTO expiry (asset, what, name, at_ms) VALUES (?, ?, ?, ?) ON CONFLICT (asset, what, name, at_ms) DO NOTHING" },
    { Sql::ForgetExpiries, "DELETE FROM expiry WHERE asset = ?" },
    { Sql::SetAcceptedRisk,
        "INSERT INTO accepted_risk (control, asset, owner, reason, until_ms, at_ms) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (control, asset) DO UPDATE SET owner = excluded.owner, reason = excluded.reason, until_ms = excluded.until_ms, at_ms = excluded.at_ms" },
    { Sql::ForgetAcceptedRisk, "DELETE FROM accepted_risk WHERE control = ? AND asset = ?" },
    { Sql::ForgetRisksOfAsset,
        "DELETE FROM accepted_risk WHERE asset = ? AND EXISTS (SELECT 1 FROM finding_span s WHERE s.asset = ? AND s.control = accepted_risk.control)" },
    { Sql::MoveRisksOfAsset,
        "UPDATE accepted_risk SET asset = ? WHERE asset = ? AND EXISTS (SELECT 1 FROM finding_span s WHERE s.asset = ? AND s.control = accepted_risk.control)" },
    { Sql::AnswerNextVersion, "SELECT coalesce(max(version), 0) + 1 FROM answer WHERE control = ?" },
    { Sql::AddAnswer,
        "INSERT INTO answer (control, version, said, owner, note, at_ms, review_ms, attachment_name, attachment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { Sql::AttachmentSize, "SELECT size FROM attachment WHERE hash = ?" },
    { Sql::AddAttachment, "INSERT INTO attachment (hash, size, content) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING" },
} };

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (static_cast<std::size_t>(texts[i].statement) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

std::string_view textOf(Sql statement)
{
    return texts[static_cast<std::size_t>(statement)].sql;
}

} // namespace bw::store
