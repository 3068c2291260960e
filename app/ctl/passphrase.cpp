// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/passphrase.h"

#include "models/core/printable.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

#include <termios.h>
#include <unistd.h>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr std::size_t mostPassphraseBytes = 1024;

} // namespace

bool canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

core::Result<core::Secret> readPassphrase(const QString &question)
{
    termios before {};
    const bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        const QByteArray text = core::printable(question).toUtf8();
        (void)!write(STDERR_FILENO, text.constData(), static_cast<std::size_t>(text.size()));
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::vector<std::uint8_t> line;
    line.reserve(mostPassphraseBytes + 1);
    std::uint8_t byte = 0;
    while (line.size() <= mostPassphraseBytes && read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line.push_back(byte);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        (void)!write(STDERR_FILENO, "\n", 1);
    }
    core::Secret secret { line };
    std::fill(line.begin(), line.end(), std::uint8_t(0));
    if (secret.isEmpty())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("No passphrase was given"), {}, {}, Tr::tr("Type it, or write it to standard input as one line.") });
    return secret;
}

} // namespace bw::ctl
