// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace bw::transport {

/// Every command that a node is ever asked to run for reading. "{}" is an argument: a path, a number, a journal's cursor, or
/// one of the programs' places. A command that is not here does not compile (command.h); resources/node/breakwater-read
/// allows these alone, and tst_transport_forcedcommand holds the two together.
inline constexpr std::array<std::string_view, 38> readCommands {
    // Files, where SFTP is not allowed
    "stat -L -c '%d %i %s %Y %f %n' -- {}",
    "find {} -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'",
    "dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}",
    // The journal
    "journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2",
    "journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='{}'",
    "journalctl -o json --no-pager --quiet -n 1 SYSLOG_FACILITY=2",
    "journalctl -D {} -o json --no-pager --quiet SYSLOG_FACILITY=2",
    "journalctl -D {} -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='{}'",
    "journalctl -D {} -o json --no-pager --quiet -n 1 SYSLOG_FACILITY=2",
    // The host
    "date +%s.%N",
    "readlink -f /etc/localtime",
    "ss -H -l -t -n",
    "dpkg-query -W -f='${Package} ${Version}' postfix",
    "rpm -q postfix",
    "systemctl show --property=Id,LoadState,ActiveState,UnitFileState postfix.service postfix@-.service",
    // Postfix
    "{} -d mail_version",
    "{} -d -h mail_version",
    "{} -l",
    "{} -c {} -n",
    "{} -c {} -d",
    "{} -c {} -P",
    "{} -c {} -Mf",
    "{} -c {} -x config_directory mynetworks myhostname mydomain",
    // Where names stand in main.cf and master.cf: line numbers and names, no values
    "grep -noE '^[A-Za-z0-9_]+' -- {}",
    "grep -noE '^[[:space:]]*#|^[^[:space:]#]+[[:space:]]+[a-z-]+|[[:space:]]-o[[:space:]]*[{]?[[:space:]]*[A-Za-z0-9_]+' -- {}",
    "/usr/sbin/postqueue -c {} -j",
    "openssl x509 -noout -subject -issuer -serial -startdate -enddate -fingerprint -sha256 -in {}",
    // Its companions
    "/usr/sbin/dovecot --version",
    "/usr/bin/doveconf -n",
    "/usr/bin/doveconf ssl ssl_min_protocol disable_plaintext_auth auth_failure_delay",
    "/usr/bin/doveconf ssl ssl_min_protocol auth_allow_cleartext auth_failure_delay",
    "/usr/sbin/opendkim -V",
    "/usr/sbin/opendmarc -V",
    "systemctl show --property=ExecStart opendkim.service",
    "systemctl show --property=ExecStart opendmarc.service",
    "cat -- {}",
    "/usr/bin/rspamd --version",
    "/usr/bin/rspamadm configdump",
};

} // namespace bw::transport
