// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"

#include "models/fleet/tr.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace bw::fleet {

namespace {

/// Name → value of what a section says, by its kind.
using Entries = std::map<QString, QString>;

Entries servicesOf(const QByteArray &text)
{
    Entries entries;
    QString service;
    for (const QByteArray &bytes : text.split('\n')) {
        const QString line = QString::fromUtf8(bytes);
        if (line.trimmed().isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.front().isSpace()) { // "    -o name=value", "    { -o name = value }", arguments of pipe(8)
            const QString option = line.simplified();
            const qsizetype equals = option.indexOf(u'=');
            if (option.startsWith("-o "_L1) && equals > 0)
                entries[service + u' ' + option.mid(3, equals - 3).trimmed()] = option.mid(equals + 1).trimmed();
            else
                entries[service] += u' ' + option;
            continue;
        }
        const QStringList columns = line.simplified().split(u' ');
        service = columns.value(0) + u'/' + columns.value(1);
        entries[service] = columns.mid(2).join(u' ');
    }
    return entries;
}

Entries entriesOf(const Section &section)
{
    Entries entries;
    switch (section.kind) {
    case SectionKind::Settings:
        for (const Setting &setting : settingsOf(section.text))
            entries[setting.name] = setting.value;
        break;
    case SectionKind::Services:
        return servicesOf(section.text);
    case SectionKind::Lines:
        for (const QByteArray &line : section.text.split('\n'))
            if (!line.trimmed().isEmpty())
                entries[QString::fromUtf8(line.simplified())] = u""_s;
        break;
    case SectionKind::Text:
        entries[u""_s] = QString::fromUtf8(section.text).trimmed();
        break;
    }
    return entries;
}

/// Seconds of "60m", "1h"; -1: no time.
qint64 secondsOf(const QString &word)
{
    constexpr QStringView units = u"smhdw";
    constexpr qint64 sizes[] = { 1, 60, 3600, 86'400, 604'800 };
    const qsizetype unit = word.isEmpty() ? -1 : units.indexOf(word.back());
    bool isNumber = false;
    const qint64 number = word.left(word.size() - 1).toLongLong(&isNumber);
    return unit < 0 || !isNumber || number < 0 || number > 1'000'000'000 ? -1 : number * sizes[unit];
}

/// One way of writing a value: words without commas and blanks between them, yes and no in lower case, times in seconds.
QStringList wordsOf(const QString &value)
{
    QStringList words = QString(value).replace(u',', u' ').simplified().split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words) {
        const QString low = word.toLower();
        if (low == u"yes" || low == u"no")
            word = low;
        if (const qint64 seconds = secondsOf(word); seconds >= 0)
            word = QString::number(seconds) + u's';
    }
    return words;
}

/// Lists whose order says nothing (postconf(5)): sets of networks, domains, names. In a list of restrictions or tables the
/// first that fits counts.
bool isSet(const QString &name)
{
    static const QSet<QString> sets { u"mynetworks"_s, u"mydestination"_s, u"relay_domains"_s, u"inet_interfaces"_s, u"inet_protocols"_s, u"virtual_alias_domains"_s,
        u"virtual_mailbox_domains"_s, u"debug_peer_list"_s, u"notify_classes"_s, u"proxy_interfaces"_s, u"smtpd_tls_exclude_ciphers"_s, u"smtp_tls_exclude_ciphers"_s,
        u"smtpd_tls_mandatory_exclude_ciphers"_s, u"smtp_tls_mandatory_exclude_ciphers"_s, u"smtpd_authorized_xclient_hosts"_s, u"smtpd_authorized_xforward_hosts"_s,
        u"smtpd_tls_protocols"_s, u"smtpd_tls_mandatory_protocols"_s, u"smtp_tls_protocols"_s, u"smtp_tls_mandatory_protocols"_s, u"smtpd_discard_ehlo_keywords"_s, u"protocols"_s };
    return sets.contains(name.section(u' ', -1));
}

bool isSameMeaning(const QString &name, const QString &before, const QString &after)
{
    QStringList a = wordsOf(before), b = wordsOf(after);
    if (isSet(name)) {
        a.sort();
        b.sort();
    }
    return a == b;
}

QString defaultOf(const Snapshot &before, const Snapshot &after, const QString &section, const QString &name)
{
    if (!section.endsWith(".settings"_L1))
        return {};
    const QString defaults = section.left(section.size() - 8) + u"defaults"_s;
    for (const Snapshot *snapshot : { &after, &before })
        if (const Section *found = snapshot->section(defaults))
            for (const Setting &setting : settingsOf(found->text))
                if (setting.name == name)
                    return setting.value.isEmpty() ? u""_s : setting.value;
    return {};
}

void compareSection(const Section &before, const Section &after, Comparison &into)
{
    if (before.problem.isEmpty() != after.problem.isEmpty()) {
        into.changes.append({ before.name, {}, before.problem.isEmpty() ? ChangeKind::NowUnreadable : ChangeKind::NowReadable, before.problem, after.problem, {} });
        return;
    }
    const Entries old = entriesOf(before), now = entriesOf(after);
    for (const auto &[name, value] : old) {
        const auto found = now.find(name);
        if (found == now.end())
            into.changes.append({ before.name, name, ChangeKind::Removed, value, {}, {} });
        else if (found->second == value)
            ++into.same;
        else
            into.changes.append({ before.name, name, isSameMeaning(name, value, found->second) ? ChangeKind::Spelling : ChangeKind::Changed, value, found->second, {} });
    }
    for (const auto &[name, value] : now)
        if (!old.contains(name))
            into.changes.append({ before.name, name, ChangeKind::Added, {}, value, {} });
}

bool isCompared(const Section &section)
{
    // What comes and goes by itself is evidence, and nothing that somebody set.
    static const QStringList passing { u"host.clock"_s, u"host.fixes"_s, u"host.restarts"_s, u"host.root"_s };
    return !section.name.endsWith(".defaults"_L1) && !section.name.endsWith(".places"_L1) && !passing.contains(section.name);
}

/// Is always there where it was asked for: a snapshot without it is older than the question, and nothing was added since.
bool isAlwaysTold(const QString &name)
{
    return name.startsWith("host."_L1) || name.startsWith("sshd."_L1) || name.endsWith(".secrets"_L1) || name.endsWith(".messages"_L1) || name.endsWith(".effective"_L1) || name.endsWith(".computed"_L1) || name.endsWith(".places"_L1);
}

/// Lines of a section for a diff: settings sorted, since their order says nothing.
QStringList linesOf(const Section *section)
{
    if (!section || section->text.isEmpty())
        return {};
    QStringList lines = QString::fromUtf8(section->text).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    if (section->kind == SectionKind::Lines)
        lines.sort();
    return lines;
}

/// The longest common run of lines by dynamic programming; large sections fall back to common ends.
struct Edit
{
    QChar sign;
    QString line;
};
std::vector<Edit> editsOf(const QStringList &a, const QStringList &b)
{
    constexpr qsizetype mostCells = 4'000'000;
    std::vector<Edit> edits;
    qsizetype head = 0, tail = 0;
    while (head < a.size() && head < b.size() && a.at(head) == b.at(head))
        ++head;
    while (tail < a.size() - head && tail < b.size() - head && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail))
        ++tail;
    const qsizetype rows = a.size() - head - tail, columns = b.size() - head - tail;
    for (qsizetype i = 0; i < head; ++i)
        edits.push_back({ u' ', a.at(i) });
    qsizetype i = 0, j = 0;
    if (rows > 0 && columns > 0 && rows * columns <= mostCells) {
        const auto width = static_cast<std::size_t>(columns + 1);
        std::vector<std::uint16_t> longest(static_cast<std::size_t>(rows + 1) * width);
        const auto at = [&](qsizetype row, qsizetype column) -> std::uint16_t & { return longest[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)]; };
        for (qsizetype row = rows; row-- > 0;)
            for (qsizetype column = columns; column-- > 0;)
                at(row, column) = a.at(head + row) == b.at(head + column) ? static_cast<std::uint16_t>(at(row + 1, column + 1) + 1) : std::max(at(row + 1, column), at(row, column + 1));
        while (i < rows && j < columns) {
            if (a.at(head + i) == b.at(head + j)) {
                edits.push_back({ u' ', a.at(head + i) });
                ++i;
                ++j;
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                edits.push_back({ u'-', a.at(head + i++) });
            } else {
                edits.push_back({ u'+', b.at(head + j++) });
            }
        }
    }
    for (; i < rows; ++i)
        edits.push_back({ u'-', a.at(head + i) });
    for (; j < columns; ++j)
        edits.push_back({ u'+', b.at(head + j) });
    for (qsizetype k = a.size() - tail; k < a.size(); ++k)
        edits.push_back({ u' ', a.at(k) });
    return edits;
}

QString range(qsizetype start, qsizetype count)
{
    return count == 1 ? QString::number(start) : u"%1,%2"_s.arg(count == 0 ? start - 1 : start).arg(count);
}

QString hunksOf(const std::vector<Edit> &edits, int context)
{
    QString text;
    const auto size = static_cast<qsizetype>(edits.size());
    qsizetype at = 0, oldLine = 1, newLine = 1;
    while (at < size) {
        if (edits[static_cast<std::size_t>(at)].sign == u' ') {
            ++at;
            ++oldLine;
            ++newLine;
            continue;
        }
        const qsizetype begin = std::max<qsizetype>(0, at - context);
        qsizetype end = at, quiet = 0;
        while (end < size && quiet <= 2 * context) {
            quiet = edits[static_cast<std::size_t>(end)].sign == u' ' ? quiet + 1 : 0;
            ++end;
        }
        end -= std::max<qsizetype>(0, quiet - context);
        qsizetype oldCount = 0, newCount = 0;
        QString lines;
        for (qsizetype i = begin; i < end; ++i) {
            const Edit &edit = edits[static_cast<std::size_t>(i)];
            lines += edit.sign + edit.line + u'\n';
            oldCount += edit.sign != u'+';
            newCount += edit.sign != u'-';
        }
        const qsizetype before = at - begin;
        text += u"@@ -%1 +%2 @@\n"_s.arg(range(oldLine - before, oldCount), range(newLine - before, newCount)) + lines;
        oldLine += oldCount - before;
        newLine += newCount - before;
        at = end;
    }
    return text;
}

} // namespace

QList<Setting> settingsOf(const QByteArray &text)
{
    QList<Setting> settings;
    for (const QByteArray &bytes : text.split('\n')) {
        if (bytes.trimmed().isEmpty() || bytes.startsWith('#'))
            continue;
        const QString line = QString::fromUtf8(bytes);
        if (line.front().isSpace() && !settings.isEmpty()) {
            settings.last().value += u' ' + line.trimmed();
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals > 0)
            settings.append({ line.left(equals).trimmed(), line.mid(equals + 1).trimmed() });
    }
    return settings;
}

Comparison compare(const Snapshot &before, const Snapshot &after)
{
    Comparison comparison;
    for (const Section &section : before.sections)
        if (isCompared(section)) {
            const Section *other = after.section(section.name);
            if (!other && isAlwaysTold(section.name))
                continue;
            compareSection(section, other ? *other : Section { section.name, section.kind, {}, {} }, comparison);
        }
    for (const Section &section : after.sections)
        if (isCompared(section) && !before.section(section.name) && !isAlwaysTold(section.name))
            compareSection(Section { section.name, section.kind, {}, {} }, section, comparison);
    for (Change &change : comparison.changes)
        change.productDefault = defaultOf(before, after, change.section, change.name);
    std::stable_sort(comparison.changes.begin(), comparison.changes.end(),
        [](const Change &a, const Change &b) { return std::pair(a.section, a.name) < std::pair(b.section, b.name); });
    return comparison;
}

QString unifiedDiff(const Snapshot &before, const Snapshot &after, int context)
{
    QStringList names;
    for (const Snapshot *snapshot : { &before, &after })
        for (const Section &section : snapshot->sections)
            if (isCompared(section) && !names.contains(section.name))
                names << section.name;
    names.sort();
    QString text;
    for (const QString &name : std::as_const(names)) {
        if (isAlwaysTold(name) && (!before.section(name) || !after.section(name)))
            continue;
        const QString hunks = hunksOf(editsOf(linesOf(before.section(name)), linesOf(after.section(name))), context);
        if (!hunks.isEmpty())
            text += u"--- a/%1\n+++ b/%1\n"_s.arg(name) + hunks;
    }
    return text;
}

QString inWords(const Change &change)
{
    const auto shown = [](const QString &value) { return value.isEmpty() ? Tr::tr("empty") : value; };
    QString text;
    switch (change.kind) {
    case ChangeKind::Added:
        text = change.after.isEmpty() ? Tr::tr("%1 is new").arg(change.name) : Tr::tr("%1 is now set, to %2").arg(change.name, change.after);
        break;
    case ChangeKind::Removed:
        text = change.before.isEmpty() ? Tr::tr("%1 is gone").arg(change.name) : Tr::tr("%1 is no longer set; it was %2").arg(change.name, change.before);
        break;
    case ChangeKind::Changed:
        text = change.name.isEmpty() ? Tr::tr("%1 was %2 and is now %3").arg(change.section, shown(change.before), shown(change.after))
                                     : Tr::tr("%1 was %2 and is now %3").arg(change.name, shown(change.before), shown(change.after));
        break;
    case ChangeKind::Spelling:
        text = Tr::tr("%1 is written in another way; it says the same").arg(change.name);
        break;
    case ChangeKind::NowUnreadable:
        return Tr::tr("%1 cannot be read any more: %2").arg(change.section, change.after);
    case ChangeKind::NowReadable:
        return Tr::tr("%1 can be read now").arg(change.section);
    }
    if (!change.productDefault.isNull())
        text += u' ' + Tr::tr("(the product's default is %1)").arg(shown(change.productDefault));
    return text + u'.';
}

} // namespace bw::fleet
