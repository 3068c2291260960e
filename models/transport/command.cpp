// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/command.h"

#include "models/transport/tr.h"

#include <algorithm>

namespace bw::transport {

namespace {

constexpr qsizetype mostArgumentChars = 1024;

/// Nothing here is special to a shell; within single quotes a semicolon (of a journal's cursor) is not either.
bool isPlain(const QString &argument, bool isQuoted)
{
    const QStringView more = isQuoted ? u"/._+@:,=-;" : u"/._+@:,=-";
    return !argument.isEmpty() && argument.size() <= mostArgumentChars && argument.front() != u'-' && !argument.split(u'/').contains(QStringLiteral(".."))
        && std::all_of(argument.begin(), argument.end(), [more](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || more.contains(c);
           });
}

} // namespace

core::Result<Command> Command::filled(std::string_view words, std::initializer_list<QString> arguments)
{
    std::string text;
    std::size_t from = 0;
    for (const QString &argument : arguments) {
        const std::size_t hole = words.find("{}", from);
        if (!isPlain(argument, hole > 0 && words[hole - 1] == '\''))
            return core::fail({ core::ProblemKind::Usage, Tr::tr("“%1” cannot stand in a command").arg(argument.left(mostArgumentChars)),
                Tr::tr("it holds blanks or characters that a shell would interpret"), {}, Tr::tr("Reach this file by SFTP, or give it a plain name.") });
        text += words.substr(from, hole - from);
        text += argument.toStdString();
        from = hole + 2;
    }
    text += words.substr(from);
    return Command(std::move(text));
}

} // namespace bw::transport
