// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/snapshot.h"
#include "models/posture/value.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace bw::assessment::postfix {

/// What a name stands for, as it is written; nothing: there is no such name.
using LookUp = std::function<std::optional<QString>(const QString &name)>;

/// "$name", "${name?{x}:{y}}", "${{$a} == {b} ? {x} : {y}}" … as Postfix expands them (postconf(5), "The general format of the main.cf
/// file"): names that are not there are empty. Usage: it is malformed, or goes in circles.
[[nodiscard]] core::Result<QString> expanded(const QString &text, const LookUp &lookUp);

/// Words of a list, parted by commas and blanks; what stands in braces is one word.
[[nodiscard]] QStringList wordsOf(const QString &value);

/// Compares levels of compatibility ("2", "3.6"): -1, 0, 1; nothing: one is none.
[[nodiscard]] std::optional<int> compareLevels(const QString &a, const QString &b);

enum class From : std::uint8_t { Default, MainCf, MasterCf };

/// The settings of one instance, or of one service of it, as its programs see them. Plain data.
class Settings final
{
public:
    /// \p prefix: "postfix." of the snapshot's sections. Problem: what is wrong with the section that all hangs on.
    [[nodiscard]] static core::Result<Settings> of(const fleet::Snapshot &snapshot, const QString &prefix);
    /// As one service of master.cf sees them.
    [[nodiscard]] Settings with(const QString &service, const QMap<QString, QString> &overrides) const;

    [[nodiscard]] bool isKnown(const QString &name) const; ///< this version has it, or somebody set it
    [[nodiscard]] From from(const QString &name) const;
    [[nodiscard]] QString written(const QString &name) const; ///< not expanded
    [[nodiscard]] core::Result<QString> value(const QString &name) const;
    [[nodiscard]] QString text(const QString &name) const; ///< empty where it cannot be expanded
    [[nodiscard]] QStringList words(const QString &name) const { return wordsOf(text(name)); }
    [[nodiscard]] bool isYes(const QString &name) const { return text(name) == u"yes"; }
    [[nodiscard]] const QMap<QString, QString> &overrides() const { return m_overrides; }
    /// Does it come out otherwise than in main.cf alone, because of what master.cf says?
    [[nodiscard]] bool isTouched(const QString &name) const;

private:
    [[nodiscard]] std::optional<QString> find(const QString &name) const;
    [[nodiscard]] bool isUnread(const QString &name) const;
    QHash<QString, QString> m_defaults, m_set;
    QMap<QString, QString> m_unread; ///< name to why: a default that hangs on the host
    QMap<QString, QString> m_overrides;
    QString m_service;
};

/// May an own network's list be told? Tables and files are unknown elements, with their names.
[[nodiscard]] posture::Value networksOf(const QString &value);

/// The level that is in force: smtpd_tls_security_level, and where it is empty the settings that it took the place of.
[[nodiscard]] QString tlsLevelOf(const Settings &settings, const QString &program);

} // namespace bw::assessment::postfix
