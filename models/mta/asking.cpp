// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/asking.h"

#include "models/fleet/mask.h"
#include "models/fleet/node.h"
#include "models/logs/redact.h"
#include "models/mta/tr.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace bw::mta {

using core::fail;
using fleet::Section;
using fleet::SectionKind;
using transport::Command;

namespace {

constexpr int notFound = 127; // POSIX sh, 2.8.2
constexpr int notExecutable = 126;

QByteArray clean(const QByteArray &text)
{
    const QByteArray masked = fleet::maskText(text);
    QByteArray whole;
    for (const QByteArray &line : masked.split('\n')) {
        if (!whole.isNull())
            whole += '\n';
        const std::string redacted = logs::redactRecipients({ line.constData(), static_cast<std::size_t>(line.size()) });
        whole += QByteArray(redacted.data(), static_cast<qsizetype>(redacted.size()));
        if (whole.isNull())
            whole = "";
    }
    return whole;
}

} // namespace

core::Result<QString> Asking::findProgram(std::initializer_list<const char *> places, transport::ReadWords proof)
{
    for (const char *place : places) {
        const auto command = Command::with(proof, { QString::fromLatin1(place) });
        if (!command)
            return fail(command.error());
        const auto output = m_route.run(*command, mostBytes);
        if (!output && output.error().kind == core::ProblemKind::Missing) // run without a shell, here
            continue;
        if (!output)
            return fail(output.error());
        if (output->exitCode != notFound && output->exitCode != notExecutable)
            return QString::fromLatin1(place);
    }
    return QString();
}

core::Result<bool> Asking::version(const QString &name, transport::ReadWords words)
{
    QString why;
    const auto said = ask(words, {}, &why);
    if (!said)
        return core::fail(said.error());
    if (!*said)
        return false;
    add(name, fleet::SectionKind::Text, (*said)->split('\n').front().trimmed());
    return true;
}

core::Result<Asking::Heard> Asking::hear(transport::ReadWords words, std::initializer_list<QString> arguments, std::chrono::milliseconds patience)
{
    Heard heard;
    const auto command = Command::with(words, arguments);
    if (!command) {
        heard.why = command.error().oneLine();
        return heard;
    }
    const auto output = m_route.run(*command, mostBytes, patience);
    if (!output && (output.error().kind == core::ProblemKind::Missing || (output.error().kind == core::ProblemKind::TimedOut && patience != transport::wholeStretch && m_route.isOpen()))) {
        heard.why = output.error().oneLine();
        heard.hung = output.error().kind == core::ProblemKind::TimedOut;
        return heard;
    }
    if (!output)
        return fail(output.error());
    if (output->isCut) {
        heard.why = Tr::tr("the answer is longer than 1 MiB");
        return heard;
    }
    heard.out = QByteArray(output->out.data(), static_cast<qsizetype>(output->out.size()));
    heard.err = QByteArray(output->err.data(), static_cast<qsizetype>(output->err.size()));
    heard.exitCode = output->exitCode;
    if (heard.exitCode != 0) {
        heard.said = saidBy(*output);
        if (heard.said.isEmpty())
            heard.said = Tr::tr("it ended with %1").arg(output->exitCode);
    }
    return heard;
}

core::Result<std::optional<QByteArray>> Asking::ask(transport::ReadWords words, std::initializer_list<QString> arguments, QString *why)
{
    auto heard = hear(words, arguments, transport::wholeStretch);
    if (!heard)
        return fail(heard.error());
    *why = heard->why.isEmpty() ? heard->said : heard->why;
    return why->isEmpty() ? std::optional(heard->out) : std::nullopt;
}

core::Done Asking::section(const QString &name, SectionKind kind, transport::ReadWords words, std::initializer_list<QString> arguments)
{
    QString why;
    const auto said = ask(words, arguments, &why);
    if (!said)
        return fail(said.error());
    if (*said)
        add(name, kind, **said);
    else
        addProblem(name, kind, why);
    return {};
}

core::Done Asking::blocks(const QString &name, transport::ReadWords words, std::initializer_list<QString> arguments)
{
    QString why;
    const auto said = ask(words, arguments, &why);
    if (!said)
        return fail(said.error());
    if (*said)
        add(name, SectionKind::Settings, flattened(fleet::maskPrivateKeys(**said)));
    else
        addProblem(name, SectionKind::Settings, why);
    return {};
}

core::Done Asking::words(const QString &name, transport::ReadWords command, std::initializer_list<QString> arguments)
{
    QString why;
    const auto said = ask(command, arguments, &why);
    if (!said)
        return fail(said.error());
    if (*said)
        add(name, SectionKind::Settings, wordsAsSettings(fleet::maskPrivateKeys(**said)));
    else
        addProblem(name, SectionKind::Settings, why);
    return {};
}

void Asking::add(const QString &name, SectionKind kind, const QByteArray &text)
{
    m_into.sections.append({ name, kind, clean(text), {}, false });
}

void Asking::addProblem(const QString &name, SectionKind kind, const QString &why)
{
    m_into.sections.append({ name, kind, {}, why, false });
}

void Asking::addUnasked(const QString &name, SectionKind kind)
{
    m_into.sections.append({ name, kind, {}, {}, true });
}

QString saidBy(const transport::CommandOutput &output)
{
    const QByteArray said = clean(QByteArray(output.err.data(), static_cast<qsizetype>(output.err.size())));
    return fleet::shownLine({ said.constData(), static_cast<std::size_t>(said.size()) });
}

QByteArray flattened(const QByteArray &text)
{
    // A block's name stands before each of its lines: without these bounds a hostile answer would grow by its square.
    constexpr qsizetype mostDepth = 32, longestName = 200, mostFlat = 4 * qsizetype(Asking::mostBytes);
    QByteArrayList path;
    qsizetype beyond = 0;
    QByteArray whole;
    for (const QByteArray &raw : text.split('\n')) {
        QByteArray line = raw.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        while (line.endsWith(';') || line.endsWith(','))
            line.chop(1);
        if (line.endsWith('{') || line.endsWith('[')) {
            line.chop(1);
            line = line.trimmed();
            while (line.endsWith('=') || line.endsWith(':'))
                line = line.chopped(1).trimmed();
            if (path.size() < mostDepth)
                path << line.simplified().left(longestName);
            else
                ++beyond;
            continue;
        }
        if (line == "}" || line == "]") {
            if (beyond > 0)
                --beyond;
            else if (!path.isEmpty())
                path.removeLast();
            continue;
        }
        if (whole.size() > mostFlat)
            return whole + "(cut) =\n";
        const qsizetype equals = line.contains('=') ? line.indexOf('=') : line.indexOf(": ");
        const QByteArray prefix = path.isEmpty() ? QByteArray() : path.join('/') + '/';
        whole += equals < 0 ? prefix + line + " =\n" : prefix + line.left(equals).trimmed() + " = " + line.mid(equals + 1).trimmed() + '\n';
    }
    return whole;
}

QByteArray wordsAsSettings(const QByteArray &text)
{
    QByteArrayList names;
    QMap<QByteArray, QByteArray> values;
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray line = raw.simplified();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const qsizetype blank = line.indexOf(' ');
        const QByteArray name = line.left(blank < 0 ? line.size() : blank), value = blank < 0 ? QByteArray() : line.mid(blank + 1);
        if (!values.contains(name))
            names << name;
        QByteArray &all = values[name];
        if (!all.isEmpty())
            all += ", ";
        all += value;
    }
    QByteArray whole;
    for (const QByteArray &name : std::as_const(names))
        whole += name + " = " + values.value(name) + '\n';
    return whole;
}

QString fileOfOption(const QByteArray &execStart, const char *option)
{
    const QByteArrayList words = execStart.simplified().split(' ');
    const qsizetype at = words.indexOf(QByteArray(option));
    const QString file = at < 0 ? QString() : QString::fromUtf8(words.value(at + 1));
    return fleet::isPlainPath(file) ? file : QString();
}

QByteArray sortedLines(const QByteArray &text)
{
    QList<QByteArray> lines;
    for (const QByteArray &line : text.split('\n'))
        if (!line.trimmed().isEmpty())
            lines << line.simplified();
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

} // namespace bw::mta
