// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/snapshot.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace bw::fleet {

enum class ChangeKind : std::uint8_t {
    Added,
    Removed,
    Changed,
    Spelling, ///< order, blanks, or another way to write the same value: yes and Yes, 1h and 60m
    NowUnreadable, ///< the section could be read before
    NowReadable,
};

/// One difference between two snapshots.
struct Change
{
    QString section; ///< "postfix.settings"
    QString name; ///< of the setting, service (and its option), certificate, line
    ChangeKind kind = ChangeKind::Changed;
    QString before, after; ///< empty where there is none
    QString productDefault; ///< of a setting; null: no snapshot knows one; empty: the default is empty
    bool operator==(const Change &) const = default;
};

struct Comparison
{
    QList<Change> changes; ///< by section and name
    int same = 0; ///< settings that are alike
};

/// Of two snapshots of one node over time, or of two nodes. Left out: defaults; what comes and goes by itself (fixes that are due, restarts,
/// the clock, processes); a section host.*, sshd.*, *.secrets, *.messages or *.effective that only one of them was asked for. Sections that
/// only one product knows are left out of the second kind by the caller.
[[nodiscard]] Comparison compare(const Snapshot &before, const Snapshot &after);

/// The difference as diff -u prints it, section by section: "--- a/postfix.settings".
[[nodiscard]] QString unifiedDiff(const Snapshot &before, const Snapshot &after, int context = 3);

/// "smtpd_tls_security_level was may and is now encrypt (the product's default is empty)."
[[nodiscard]] QString inWords(const Change &change);

/// "name = value" lines as pairs, in their order; a value may go on in lines that begin with a blank (postconf(5)).
struct Setting
{
    QString name, value;
    bool operator==(const Setting &) const = default;
};
[[nodiscard]] QList<Setting> settingsOf(const QByteArray &text);

} // namespace bw::fleet
