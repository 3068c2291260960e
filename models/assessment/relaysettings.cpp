// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/relaysettings.h"

#include "models/posture/value.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bw::assessment {

namespace {

using Settings = QMap<QString, QString>;

void addLines(Settings &into, const QByteArray &text)
{
    for (const QByteArray &line : text.split('\n'))
        if (const qsizetype at = line.indexOf('='); at > 0)
            into.insert(QString::fromUtf8(line.first(at).trimmed()), QString::fromUtf8(line.mid(at + 1).trimmed()));
}

/// The words of a list with "$name" replaced; nothing where a table or a file holds a part of it, or a setting is not told.
std::optional<QStringList> wordsOf(const Settings &settings, const QString &name, int depth = 0)
{
    constexpr int deepest = 8;
    static const QRegularExpression blanks(u"[\\s,]+"_s);
    const auto found = settings.constFind(name);
    if (found == settings.constEnd() || depth > deepest)
        return {};
    QStringList words;
    for (QString word : found->split(blanks, Qt::SkipEmptyParts)) {
        if (word.startsWith(u'$')) {
            QString inner = word.mid(1);
            inner.remove(u'{').remove(u'}').remove(u'(').remove(u')');
            const auto more = wordsOf(settings, inner, depth + 1);
            if (!more)
                return {};
            words += *more;
            continue;
        }
        word.remove(u'[').remove(u']');
        const bool isNetwork = posture::networkOf(word).has_value();
        if (!isNetwork && (word.contains(u':') || word.contains(u'/') || word.contains(u'$') || word.startsWith(u'!')))
            return {};
        words << word.toLower();
    }
    return words;
}

void join(std::optional<QStringList> &into, const std::optional<QStringList> &more)
{
    if (into && more)
        *into += *more;
    else
        into.reset();
}

std::optional<bool> isLogged(const Settings &settings, const QString &name)
{
    bool isNumber = false;
    const int level = settings.value(name).toInt(&isNumber);
    return isNumber ? std::optional(level >= 1) : std::nullopt;
}

void both(std::optional<bool> &into, std::optional<bool> more)
{
    into = into && more ? std::optional(*into && *more) : std::nullopt;
}

} // namespace

core::Result<RelaySettings> readRelaySettings(const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto row = store::findNode(store, node, cancel);
    if (!row)
        return core::fail(row.error());
    const auto id = store::snapshotAt(store, row->id, now, cancel);
    if (!id)
        return core::fail(id.error());
    if (*id == 0)
        return RelaySettings();
    const auto snapshot = store::loadSnapshot(store, *id, cancel);
    if (!snapshot)
        return core::fail(snapshot.error());
    QMap<QString, Settings> instances;
    for (const char *part : { ".defaults", ".settings" }) // the latter overrule
        for (const fleet::Section &section : snapshot->sections)
            if (section.name.startsWith("postfix"_L1) && section.name.endsWith(QLatin1String(part)) && section.problem.isEmpty())
                addLines(instances[section.name.section(u'.', 0, -2)], section.text);
    if (instances.isEmpty())
        return RelaySettings();
    RelaySettings all { QStringList(), QStringList(), true, true };
    for (const Settings &settings : std::as_const(instances)) {
        join(all.networks, wordsOf(settings, u"mynetworks"_s));
        for (const QString &name : { u"mydestination"_s, u"relay_domains"_s, u"virtual_mailbox_domains"_s, u"virtual_alias_domains"_s })
            join(all.domains, wordsOf(settings, name));
        both(all.logsTlsIn, isLogged(settings, u"smtpd_tls_loglevel"_s));
        both(all.logsTlsOut, isLogged(settings, u"smtp_tls_loglevel"_s));
    }
    return all;
}

} // namespace bw::assessment
