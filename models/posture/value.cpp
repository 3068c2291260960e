// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/value.h"

#include "models/core/ipaddress.h"
#include "models/posture/tr.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

constexpr qsizetype wordsOfList = 6;

struct Unit
{
    QStringView name;
    double seconds;
};
constexpr std::array units { Unit { u"w", 604'800 }, Unit { u"d", 86'400 }, Unit { u"h", 3'600 }, Unit { u"min", 60 }, Unit { u"s", 1 } };

QString numberInWords(double n)
{
    return QString::number(n, 'g', std::abs(n) < 1e15 && n == std::floor(n) ? 15 : 6);
}

/// dpkg's order of a character that is no digit.
int orderOf(QChar c)
{
    if (c.isDigit() || c.isNull())
        return 0;
    if (c.isLetter())
        return c.unicode();
    return c == u'~' ? -1 : c.unicode() + 0x10000;
}

int comparePart(QStringView a, QStringView b)
{
    qsizetype i = 0, j = 0;
    const auto at = [](QStringView t, qsizetype k) { return k < t.size() ? t[k] : QChar(); };
    while (i < a.size() || j < b.size()) {
        while ((i < a.size() && !a[i].isDigit()) || (j < b.size() && !b[j].isDigit())) {
            const int x = orderOf(at(a, i)), y = orderOf(at(b, j));
            if (x != y)
                return x < y ? -1 : 1;
            ++i;
            ++j;
        }
        while (at(a, i) == u'0')
            ++i;
        while (at(b, j) == u'0')
            ++j;
        int first = 0;
        while (at(a, i).isDigit() && at(b, j).isDigit()) {
            if (first == 0 && a[i] != b[j])
                first = a[i] < b[j] ? -1 : 1;
            ++i;
            ++j;
        }
        if (at(a, i).isDigit())
            return 1;
        if (at(b, j).isDigit())
            return -1;
        if (first != 0)
            return first;
    }
    return 0;
}

} // namespace

Value Value::ofTexts(const QStringList &texts)
{
    QList<Value> all;
    for (const QString &t : texts)
        all << ofText(t);
    return list(all);
}

QString Value::label() const
{
    if (type != Type::Record)
        return inWords();
    if (const auto it = fields.find(u"name"_s); it != fields.end())
        return it->inWords();
    for (const Value &field : fields)
        if (field.isKnown() && field.type == Type::Text)
            return field.text;
    return Tr::tr("(without a name)");
}

QString Value::inWords() const
{
    if (isUnknown())
        return Tr::tr("unknown (%1)").arg(text);
    if (isAbsent())
        return Tr::tr("none");
    switch (type) {
    case Type::Truth:
        return number != 0 ? Tr::tr("yes") : Tr::tr("no");
    case Type::Number:
        return numberInWords(number);
    case Type::Duration:
        return durationInWords(number);
    case Type::Date:
        return dateInWords(number);
    case Type::Text:
    case Type::Version:
    case Type::Network:
        return text;
    case Type::Record:
        return label();
    case Type::List:
        break;
    }
    QStringList words;
    for (const Value &item : items.first(std::min(items.size(), wordsOfList)))
        words << item.label();
    if (items.size() > wordsOfList)
        return Tr::tr("%1 and %2 more").arg(words.join(u", "_s)).arg(items.size() - wordsOfList);
    return items.isEmpty() ? Tr::tr("none") : words.join(u", "_s);
}

std::optional<double> durationOf(QStringView text)
{
    for (const Unit &unit : units) {
        if (!text.endsWith(unit.name))
            continue;
        const QStringView digits = text.chopped(unit.name.size());
        if (digits.isEmpty() || digits.size() > 9
            || !std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }))
            continue;
        return digits.toDouble() * unit.seconds;
    }
    return {};
}

std::optional<double> dateOf(const QString &text)
{
    if (text.size() == 10) {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        return day.isValid() ? std::optional(static_cast<double>(day.startOfDay(Qt::UTC).toSecsSinceEpoch())) : std::nullopt;
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    const bool hasZone = text.endsWith(u'Z') || (text.size() > 19 && (text.lastIndexOf(u'+') >= 19 || text.lastIndexOf(u'-') >= 19));
    return time.isValid() && hasZone ? std::optional(static_cast<double>(time.toSecsSinceEpoch())) : std::nullopt;
}

QString durationInWords(double seconds)
{
    const double size = std::abs(seconds);
    for (const Unit &unit : units)
        if (unit.name != u"w" && size >= unit.seconds)
            return numberInWords(std::round(seconds / unit.seconds)) + unit.name.toString();
    return size < 1e-9 ? u"0s"_s : QString::number(seconds, 'g', 3) + u's';
}

QString dateInWords(double seconds)
{
    if (!(std::abs(seconds) < 2.5e11))
        return numberInWords(seconds);
    const QDateTime time = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::floor(seconds)), Qt::UTC);
    return time.time().msecsSinceStartOfDay() == 0 ? time.date().toString(Qt::ISODate) : time.toString(Qt::ISODate);
}

int compareVersions(QStringView a, QStringView b)
{
    const auto epochOf = [](QStringView &text) {
        const qsizetype colon = text.indexOf(u':');
        const QStringView epoch = colon < 0 ? QStringView(u"0") : text.left(colon);
        text = text.mid(colon + 1);
        return epoch;
    };
    if (const int epoch = comparePart(epochOf(a), epochOf(b)); epoch != 0)
        return epoch;
    const auto cut = [](QStringView text) {
        const qsizetype dash = text.lastIndexOf(u'-');
        return dash < 0 ? std::pair(text, QStringView(u"0")) : std::pair(text.left(dash), text.mid(dash + 1));
    };
    const auto [upstreamA, revisionA] = cut(a);
    const auto [upstreamB, revisionB] = cut(b);
    const int upstream = comparePart(upstreamA, upstreamB);
    return upstream != 0 ? upstream : comparePart(revisionA, revisionB);
}

std::optional<Network> networkOf(QStringView text)
{
    text = text.trimmed();
    const qsizetype slash = text.lastIndexOf(u'/');
    const core::IpAddress address = core::IpAddress::parse((slash < 0 ? text : text.left(slash)).toUtf8().toStdString());
    if (!address.isKnown())
        return {};
    Network network { QByteArray(address.view().data(), address.length), address.length * 8 };
    if (slash >= 0) {
        bool isNumber = false;
        network.prefix = text.mid(slash + 1).toInt(&isNumber);
        if (!isNumber || network.prefix < 0 || network.prefix > address.length * 8)
            return {};
    }
    return network;
}

bool Network::holds(const Network &inner) const
{
    if (bytes.size() != inner.bytes.size() || prefix > inner.prefix)
        return false;
    for (int bit = 0; bit < prefix; ++bit) {
        const int mask = 0x80 >> (bit % 8);
        if ((bytes[bit / 8] & mask) != (inner.bytes[bit / 8] & mask))
            return false;
    }
    return true;
}

bool Network::isLoopback() const
{
    static const Network v4 = networkOf(u"127.0.0.0/8").value(), v6 = networkOf(u"::1").value();
    return v4.holds(*this) || v6.holds(*this);
}

std::optional<std::pair<int, int>> prefixesOf(QStringView text)
{
    const auto parts = text.split(u',');
    const auto prefix = [](QStringView part, int most) {
        part = part.trimmed();
        bool isNumber = false;
        const int n = part.startsWith(u'/') ? part.mid(1).toInt(&isNumber) : 0;
        return isNumber && n >= 0 && n <= most ? n : -1;
    };
    if (parts.size() != 2 || prefix(parts[0], 32) < 0 || prefix(parts[1], 128) < 0)
        return {};
    return std::pair(prefix(parts[0], 32), prefix(parts[1], 128));
}

} // namespace bw::posture
