// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/postfixsettings.h"

#include "models/assessment/tr.h"
#include "models/fleet/comparison.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::assessment::postfix {

using core::fail;
using posture::Value;

namespace {

constexpr int mostDepth = 50;
constexpr qsizetype mostChars = 256 * 1024;

core::Problem malformed(const QString &what)
{
    return { core::ProblemKind::Usage, what };
}

bool isNameChar(QChar c)
{
    return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_');
}

/// mac_expand(3) of Postfix.
class Expander final
{
public:
    explicit Expander(const LookUp &lookUp)
        : m_lookUp(lookUp)
    {
    }

    QString text(const QString &from)
    {
        QString whole;
        if (++m_depth > mostDepth)
            stop(Tr::tr("it refers to itself, or is nested too deep"));
        for (qsizetype at = 0; at < from.size() && m_problem.isEmpty();) {
            const QChar c = from.at(at);
            if (c != u'$') {
                whole += c;
                ++at;
            } else if (at + 1 < from.size() && from.at(at + 1) == u'$') {
                whole += u'$';
                at += 2;
            } else {
                whole += reference(from, ++at);
            }
            if (whole.size() > mostChars)
                stop(Tr::tr("it is longer than 256 KiB"));
        }
        --m_depth;
        return whole;
    }
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    void stop(const QString &why)
    {
        if (m_problem.isEmpty())
            m_problem = why;
    }

    /// Behind the sign: "name", "{…}", "(…)".
    QString reference(const QString &from, qsizetype &at)
    {
        if (at < from.size() && (from.at(at) == u'{' || from.at(at) == u'(')) {
            const QString inner = enclosed(from, at);
            return m_problem.isEmpty() ? expression(inner) : QString();
        }
        const qsizetype begin = at;
        while (at < from.size() && isNameChar(from.at(at)))
            ++at;
        if (at == begin) {
            stop(Tr::tr("a $ without a name"));
            return {};
        }
        return named(from.sliced(begin, at - begin));
    }

    /// What stands in the brackets at \p at, which goes behind them.
    QString enclosed(const QString &from, qsizetype &at)
    {
        const QChar open = from.at(at), close = open == u'{' ? u'}' : u')';
        const qsizetype begin = at + 1;
        int level = 0;
        for (; at < from.size(); ++at) {
            level += from.at(at) == open ? 1 : from.at(at) == close ? -1 : 0;
            if (level == 0)
                return from.sliced(begin, at++ - begin);
        }
        stop(Tr::tr("a bracket is not closed"));
        return {};
    }
    static void skipBlanks(const QString &from, qsizetype &at)
    {
        while (at < from.size() && from.at(at).isSpace())
            ++at;
    }
    QString named(const QString &name)
    {
        const auto found = m_lookUp(name);
        return found ? text(*found) : QString();
    }

    QString expression(const QString &inner)
    {
        qsizetype at = 0;
        skipBlanks(inner, at);
        bool holds = false;
        QString plain;
        if (at < inner.size() && inner.at(at) == u'{') {
            holds = relation(inner, at);
            plain = holds ? u"true"_s : QString();
        } else {
            const qsizetype begin = at;
            while (at < inner.size() && isNameChar(inner.at(at)))
                ++at;
            const QString name = inner.sliced(begin, at - begin);
            skipBlanks(inner, at);
            if (name.isEmpty())
                stop(Tr::tr("a $ without a name"));
            if (at >= inner.size())
                return named(name);
            const auto found = m_lookUp(name);
            holds = found && !found->isEmpty(); // as it is written: "$empty" is something
        }
        if (at >= inner.size() || !m_problem.isEmpty())
            return plain;
        return branch(inner, at, holds);
    }

    /// "? {x} : {y}", "?x", ":{y}", ":y".
    QString branch(const QString &inner, qsizetype at, bool holds)
    {
        const QChar op = inner.at(at++);
        if (op != u'?' && op != u':') {
            stop(Tr::tr("? or : is missing in \"%1\"").arg(inner));
            return {};
        }
        if (op == u':')
            return holds ? QString() : text(alternative(inner, at));
        qsizetype start = at;
        skipBlanks(inner, start);
        if (start >= inner.size() || inner.at(start) != u'{')
            return holds ? text(inner.mid(at)) : QString();
        const QString yes = enclosed(inner, start);
        skipBlanks(inner, start);
        if (start >= inner.size())
            return holds ? text(yes) : QString();
        if (inner.at(start) != u':')
            stop(Tr::tr("? or : is missing in \"%1\"").arg(inner));
        ++start;
        return text(holds ? yes : alternative(inner, start));
    }
    QString alternative(const QString &inner, qsizetype at)
    {
        qsizetype start = at;
        skipBlanks(inner, start);
        return start < inner.size() && inner.at(start) == u'{' ? enclosed(inner, start) : inner.mid(at);
    }

    /// "{a} == {b}"; \p at goes behind it, and behind blanks.
    bool relation(const QString &inner, qsizetype &at)
    {
        const QString left = text(enclosed(inner, at));
        skipBlanks(inner, at);
        const qsizetype begin = at;
        while (at < inner.size() && !inner.at(at).isSpace() && inner.at(at) != u'{')
            ++at;
        QString op = inner.sliced(begin, at - begin);
        skipBlanks(inner, at);
        if (at >= inner.size() || inner.at(at) != u'{') {
            stop(Tr::tr("\"%1\" is no comparison").arg(inner));
            return false;
        }
        const QString right = text(enclosed(inner, at));
        skipBlanks(inner, at);
        std::optional<int> order;
        if (op.endsWith("level"_L1)) {
            op.chop(5);
            order = compareLevels(left, right);
        } else {
            const auto isNumber = [](const QString &word) { return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }); };
            order = isNumber(left) && isNumber(right) ? (left.toLongLong() > right.toLongLong() ? 1 : 0) - (left.toLongLong() < right.toLongLong() ? 1 : 0) : left.compare(right);
        }
        if (!order)
            stop(Tr::tr("\"%1\" is no comparison").arg(inner));
        const int o = order.value_or(0);
        if (op == u"==")
            return o == 0;
        if (op == u"!=")
            return o != 0;
        if (op == u"<")
            return o < 0;
        if (op == u"<=")
            return o <= 0;
        if (op == u">")
            return o > 0;
        if (op == u">=")
            return o >= 0;
        stop(Tr::tr("\"%1\" is no comparison").arg(inner));
        return false;
    }

    const LookUp &m_lookUp;
    QString m_problem;
    int m_depth = 0;
};

/// Postfix expands these itself, when it uses them: found by what postconf -x leaves.
bool isExpandedLater(const QString &name)
{
    static const QSet<QString> names { u"command_execution_directory"_s, u"default_rbl_reply"_s, u"forward_path"_s, u"luser_relay"_s, u"mailbox_command"_s, u"postscreen_expansion_filter"_s,
        u"postscreen_reject_footer"_s, u"smtpd_expansion_filter"_s, u"smtpd_reject_footer"_s };
    return names.contains(name);
}

QHash<QString, QString> hashOf(const fleet::Section *section)
{
    QHash<QString, QString> all;
    if (section)
        for (const fleet::Setting &setting : fleet::settingsOf(section->text))
            all.insert(setting.name, setting.value);
    return all;
}

} // namespace

core::Result<QString> expanded(const QString &text, const LookUp &lookUp)
{
    Expander expander(lookUp);
    const QString whole = expander.text(text);
    if (!expander.problem().isEmpty())
        return fail(malformed(expander.problem()));
    return whole;
}

QStringList wordsOf(const QString &value)
{
    QStringList words;
    QString word;
    int level = 0;
    for (const QChar c : value) {
        level += c == u'{' ? 1 : c == u'}' && level > 0 ? -1 : 0;
        if (level == 0 && (c.isSpace() || c == u',')) {
            if (!word.isEmpty())
                words << std::exchange(word, {});
            continue;
        }
        word += c;
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

std::optional<int> compareLevels(const QString &a, const QString &b)
{
    const auto partsOf = [](const QString &level) -> std::optional<std::array<int, 3>> {
        std::array<int, 3> parts {};
        const QStringList words = level.split(u'.');
        if (words.size() > 3)
            return std::nullopt;
        for (qsizetype i = 0; i < words.size(); ++i) {
            bool isNumber = false;
            parts[std::size_t(i)] = words.at(i).toInt(&isNumber);
            if (!isNumber)
                return std::nullopt;
        }
        return parts;
    };
    const auto left = partsOf(a), right = partsOf(b);
    if (!left || !right)
        return std::nullopt;
    return *left < *right ? -1 : *left > *right ? 1 : 0;
}

core::Result<Settings> Settings::of(const fleet::Snapshot &snapshot, const QString &prefix)
{
    Settings settings;
    for (const auto &[name, is] : { std::pair(prefix + u"defaults"_s, true), std::pair(prefix + u"settings"_s, false) }) {
        const fleet::Section *section = snapshot.section(name);
        if (!section)
            return fail(core::Problem { core::ProblemKind::Missing, Tr::tr("the snapshot has no section %1").arg(name) });
        if (!section->problem.isEmpty())
            return fail(core::Problem { core::ProblemKind::Missing, section->problem });
        if (section->goesOn && section->text.isEmpty())
            return fail(core::Problem { core::ProblemKind::Missing, Tr::tr("%1 was not asked again").arg(name) });
        (is ? settings.m_defaults : settings.m_set) = hashOf(section);
    }
    // What hangs on the host, as it is with this instance's settings: postconf -d knows nothing of them.
    const fleet::Section *computed = snapshot.section(prefix + u"computed"_s);
    const QHash<QString, QString> own = hashOf(computed);
    for (const QString &name : { u"mynetworks"_s, u"myhostname"_s, u"mydomain"_s }) {
        if (own.contains(name))
            settings.m_defaults.insert(name, own.value(name));
        else if (name == u"mynetworks")
            settings.m_unread.insert(name, computed && !computed->problem.isEmpty() ? computed->problem : Tr::tr("%1 is not set, and the node was not asked what it comes to").arg(name));
    }
    return settings;
}

Settings Settings::with(const QString &service, const QMap<QString, QString> &overrides) const
{
    Settings settings = *this;
    settings.m_service = service;
    settings.m_overrides = overrides;
    return settings;
}

std::optional<QString> Settings::find(const QString &name) const
{
    if (const auto found = m_overrides.constFind(name); found != m_overrides.constEnd())
        return *found;
    if (!m_service.isEmpty() && name == u"service_name")
        return m_service;
    for (const QHash<QString, QString> *all : { &m_set, &m_defaults })
        if (const auto found = all->constFind(name); found != all->constEnd())
            return *found;
    return std::nullopt;
}

bool Settings::isKnown(const QString &name) const
{
    return find(name).has_value();
}

From Settings::from(const QString &name) const
{
    return m_overrides.contains(name) ? From::MasterCf : m_set.contains(name) ? From::MainCf : From::Default;
}

QString Settings::written(const QString &name) const
{
    return find(name).value_or(QString());
}

core::Result<QString> Settings::value(const QString &name) const
{
    const QString raw = written(name);
    QString unread = isUnread(name) ? m_unread.value(name) : QString();
    if (unread.isEmpty() && (isExpandedLater(name) || !raw.contains(u'$')))
        return raw;
    const auto whole = expanded(raw, [this, &unread](const QString &other) {
        if (isUnread(other))
            unread = m_unread.value(other);
        return find(other);
    });
    if (!unread.isEmpty())
        return fail(core::Problem { core::ProblemKind::Missing, unread });
    return whole;
}

bool Settings::isUnread(const QString &name) const
{
    return from(name) == From::Default && m_unread.contains(name);
}

QString Settings::text(const QString &name) const
{
    return value(name).value_or(QString());
}

bool Settings::isTouched(const QString &name) const
{
    if (m_overrides.isEmpty())
        return false;
    bool isTouched = m_overrides.contains(name);
    if (!isTouched && written(name).contains(u'$') && !isExpandedLater(name))
        static_cast<void>(expanded(written(name), [&](const QString &other) {
            isTouched = isTouched || m_overrides.contains(other) || other == u"service_name";
            return find(other);
        }));
    return isTouched;
}

Value networksOf(const QString &value)
{
    QList<Value> networks;
    for (const QString &word : wordsOf(value)) {
        if (word.startsWith(u'!')) // takes away from those behind it
            continue;
        if (const auto network = posture::networkOf(word))
            networks << Value::ofText(word, posture::Type::Network);
        else
            networks << Value::unknown(word.contains(u':') || word.startsWith(u'/') ? Tr::tr("what stands in %1 was not read").arg(word) : Tr::tr("\"%1\" is no network").arg(word));
    }
    return Value::list(networks);
}

QString tlsLevelOf(const Settings &settings, const QString &program)
{
    const QString level = settings.text(program + u"_tls_security_level"_s);
    if (!level.isEmpty())
        return level;
    if (settings.isYes(program + u"_enforce_tls"_s))
        return program != u"smtpd" && settings.isYes(program + u"_tls_enforce_peername"_s) ? u"verify"_s : u"encrypt"_s;
    return settings.isYes(program + u"_use_tls"_s) ? u"may"_s : QString();
}

} // namespace bw::assessment::postfix
