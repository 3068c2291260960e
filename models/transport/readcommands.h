// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace bw::transport {

/// Every command that a node is ever asked to run for reading. "{}" is an argument: a path, a number, a journal's cursor, or
/// one of the programs' places. A command that is not here does not compile (command.h); resources/node/breakwater-read
/// allows these alone, and tst_transport_forcedcommand holds the two together.
inline constexpr std::array<std::string_view, 58> readCommands {
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
    "netstat -l -t -n",
    "dpkg-query -W -f='${Package} ${Version} ${db:Status-Status}\\n' postfix dovecot-core opendkim opendmarc rspamd openssh-server",
    "rpm -q --qf '%{NAME} %{VERSION}-%{RELEASE} %{INSTALLTIME}\\n' postfix dovecot opendkim opendmarc rspamd openssh-server",
    "env LC_ALL=C apt-cache policy postfix dovecot-core opendkim opendmarc rspamd openssh-server",
    "find /var/lib/apt/lists -mindepth 1 -maxdepth 1 -name '*Release' -printf '%f\\n'",
    "stat -L -c '%Y' -- /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp",
    "stat -L -c '%Y %n' -- /var/lib/dpkg/info/postfix.list /var/lib/dpkg/info/dovecot-core.list /var/lib/dpkg/info/opendkim.list /var/lib/dpkg/info/opendmarc.list /var/lib/dpkg/info/rspamd.list "
    "/var/lib/dpkg/info/openssh-server.list",
    "ps -e -o user:32= -o etimes= -o comm=",
    "timedatectl show --property=NTPSynchronized",
    "chronyc -n tracking",
    "findmnt -n -o SOURCE,FSTYPE -T {}",
    "lsblk -s -n -l -o NAME,TYPE {}",
    "systemctl show --property=Id,LoadState,ActiveState fail2ban.service crowdsec.service sshguard.service",
    "fail2ban-client status",
    "/usr/sbin/sshd -T",
    "env LC_ALL=C find /etc/ssh/sshd_config.d -mindepth 1 -maxdepth 1 -name '*.conf' -printf '%p\\n'",
    "ip -o -6 addr show scope global",
    "find {} -mindepth 1 -maxdepth 1 -type d -printf '%m %u %g %p\\n'",
    // Owner and mode of keys and of files with passwords; never what is in them
    "env LC_ALL=C stat -L -c '%a %U %G %n' -- {}",
    "env LC_ALL=C find /etc/opendkim /etc/opendkim.d /etc/dkimkeys /etc/mail/dkim /var/lib/rspamd/dkim /etc/rspamd/dkim -maxdepth 3 -printf '%y %m %u %g %p\\n'",
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
