// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

/// Holds tr() of this file.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::Options)
};

constexpr const char *help = "Usage: breakwater [--store FILE] [--read-only] [--reset-window] [FILE…]\n"
                             "\n"
                             "Opens the console. Log files named here are offered for import; a .bw file is opened as the store.\n"
                             "\n"
                             "  --store FILE     the store to open or to make (default: the one used last, else fleet.bw\n"
                             "                   in the data folder)\n"
                             "  --read-only      look, change nothing\n"
                             "  --reset-window   forget size, page and filters\n"
                             "  --help           this text\n"
                             "  --version        version\n"
                             "\n"
                             "Example: breakwater /var/log/mail.log\n";

} // namespace

core::Result<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    bool onlyFiles = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (onlyFiles || !argument.startsWith(u'-') || argument == u"-") {
            const QString path = QFileInfo(argument).absoluteFilePath();
            if (options.store.isEmpty() && path.endsWith(u".bw"))
                options.store = path;
            else
                options.files << path;
        } else if (argument == u"--") {
            onlyFiles = true;
        } else if (argument == u"--read-only") {
            options.readOnly = true;
        } else if (argument == u"--reset-window") {
            options.resetWindow = true;
        } else if (argument.startsWith(u"--store=")) {
            options.store = QFileInfo(argument.mid(8)).absoluteFilePath();
        } else if (argument == u"--store" && i + 1 < arguments.size()) {
            options.store = QFileInfo(arguments.at(++i)).absoluteFilePath();
        } else {
            return core::fail({ core::ProblemKind::Usage, argument == u"--store" ? Words::tr("--store needs a file") : Words::tr("There is no option %1").arg(argument), {}, {},
                                Words::tr("“breakwater --help” lists them") });
        }
    }
    return options;
}

std::optional<int> answerWithoutWindow(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--") == 0)
            break;
        if (std::strcmp(argv[i], "--help") == 0 || std::strcmp(argv[i], "-h") == 0) {
            std::fputs(help, stdout);
            return 0;
        }
        if (std::strcmp(argv[i], "--version") == 0) {
            std::fputs("breakwater " BW_VERSION "\n", stdout);
            return 0;
        }
    }
    return std::nullopt;
}

} // namespace bw::app
