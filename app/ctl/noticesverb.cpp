// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/verbs.h"

#include "app/common/inisettings.h"
#include "app/common/paths.h"

#include "models/notify/mailchannel.h"
#include "models/service/mailtest.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFileInfo>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::optional<std::string> to, from, server, security, user, ca, passwordFile, quiet, desktop;
    std::optional<int> port, silentAfter;
    bool forgets = false;
};

Answer answerOf(const config::Notices &notices)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    const QString from = config::timeOfDay(notices.quietFrom), to = config::timeOfDay(notices.quietTo);
    const QStringList keys { u"desktop"_s, u"to"_s, u"from"_s, u"server"_s, u"port"_s, u"security"_s, u"user"_s, u"ca"_s, u"password_file"_s, u"quiet"_s, u"silent_after"_s };
    return { { { u"notices"_s, keys,
                 { { { u"desktop"_s, notices.desktop }, { u"to"_s, orNull(notices.mailTo) }, { u"from"_s, orNull(notices.mailFrom) }, { u"server"_s, orNull(notices.server) },
                     { u"port"_s, notices.port }, { u"security"_s, config::wordOf(notices.security) }, { u"user"_s, orNull(notices.user) }, { u"ca"_s, orNull(notices.caFile) },
                     { u"password_file"_s, orNull(notices.passwordFile) }, { u"quiet"_s, from.isEmpty() || to.isEmpty() ? QJsonValue() : QJsonValue(from + u'-' + to) },
                     { u"silent_after"_s, notices.silentAfter } } },
                 true } },
        true };
}

int show(const Context &context)
{
    return context.answer(answerOf(app::IniSettings(app::settingsPath()).load().notices));
}

/// "22:00-07:00", or empty for none.
core::Done takeQuiet(const QString &text, config::Notices &notices)
{
    notices.quietFrom = notices.quietTo = -1;
    if (text.isEmpty() || text == u"none"_s)
        return {};
    notices.quietFrom = config::minutesOf(text.section(u'-', 0, 0));
    notices.quietTo = config::minutesOf(text.section(u'-', 1));
    if (notices.quietFrom < 0 || notices.quietTo < 0)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 are no quiet hours").arg(text), {}, {}, Tr::tr("Write 22:00-07:00, or none.") });
    return {};
}

int set(const Options &options, const Context &context)
{
    app::IniSettings store(app::settingsPath());
    config::Settings settings = store.load();
    config::Notices &notices = settings.notices;
    const auto take = [](const std::optional<std::string> &from, QString &to) {
        if (from)
            to = QString::fromStdString(*from);
    };
    take(options.to, notices.mailTo);
    take(options.from, notices.mailFrom);
    take(options.server, notices.server);
    take(options.user, notices.user);
    if (options.ca)
        notices.caFile = wholePath(*options.ca);
    if (options.passwordFile)
        notices.passwordFile = wholePath(*options.passwordFile);
    if (options.security)
        notices.security = config::mailSecurityOf(QString::fromStdString(*options.security));
    if (options.port)
        notices.port = *options.port;
    else if (options.security)
        notices.port = notices.security == config::MailSecurity::Tls ? 465 : 587;
    if (options.desktop)
        notices.desktop = *options.desktop == "on";
    notices.silentAfter = options.silentAfter.value_or(notices.silentAfter);
    if (options.quiet)
        if (auto done = takeQuiet(QString::fromStdString(*options.quiet), notices); !done)
            return context.fail(done.error());
    if (!notices.caFile.isEmpty() && !QFileInfo(notices.caFile).isReadable())
        return context.fail({ core::ProblemKind::Usage, Tr::tr("The file of the authority cannot be read"), {}, notices.caFile, Tr::tr("Name a file with certificates in PEM.") });
    if (options.ca && !notices.caFile.isEmpty())
        if (const auto checked = service::checkAuthority(notices.caFile); !checked)
            return context.fail({ core::ProblemKind::Usage, checked.error().what, checked.error().reason, notices.caFile, Tr::tr("Name a file with certificates in PEM.") });
    if (!notices.mailTo.isEmpty())
        if (const auto server = notify::mailServerFrom(notices); !server)
            return context.fail(server.error());
    if (auto done = store.save(settings); !done)
        return context.fail(done.error());
    return context.answer(answerOf(notices));
}

int keepPassword(bool forgets, const Context &context)
{
    const config::Notices notices = app::IniSettings(app::settingsPath()).load().notices;
    if (notices.server.isEmpty() || notices.user.isEmpty())
        return context.fail({ core::ProblemKind::Usage, Tr::tr("No server and user are named yet"), {}, {}, Tr::tr("Name them with notices set --server and --user.") });
    core::Result<core::Secret> secret;
    if (!forgets)
        secret = readPassphrase(Tr::tr("Password of %1 at %2: ").arg(notices.user, notices.server));
    if (!secret)
        return context.fail(secret.error());
    if (auto done = service::keepMailPassword(notices, *secret); !done)
        return context.fail(done.error());
    return context.answer({ { { u"password"_s, { u"server"_s, u"user"_s, u"kept"_s }, { { { u"server"_s, notices.server }, { u"user"_s, notices.user }, { u"kept"_s, !forgets } } }, true } }, true });
}

int test(const Context &context)
{
    const config::Notices notices = app::IniSettings(app::settingsPath()).load().notices;
    if (auto done = service::sendTestMail(notices, context.clock, core::ZoneRules::system()); !done)
        return context.fail(done.error());
    return context.answer({ { { u"test"_s, { u"to"_s, u"server"_s, u"sent"_s }, { { { u"to"_s, notices.mailTo }, { u"server"_s, notices.server }, { u"sent"_s, true } } }, true } }, true });
}

} // namespace

void addNotices(CLI::App &app, Context &context)
{
    CLI::App *notices = addVerb(app, "notices", "how collect tells you what happened while nobody looked", "notices set --to admin@example.com --server mail.example.com --user breakwater");
    notices->require_subcommand(1);
    auto options = std::make_shared<Options>();
    addVerb(*notices, "show", "what is set", "notices show")->callback([&context] { context.chosen = [&context] { return show(context); }; });
    CLI::App *change = addVerb(*notices, "set", "changes what is named, keeps the rest; no mail is sent before an address is named",
        "notices set --to admin@example.com --server mail.example.com --user breakwater --quiet 22:00-07:00");
    change->add_option("--to", options->to, "address that is told; \"\" for no mail");
    change->add_option("--from", options->from, "sender of the messages (as --to)");
    change->add_option("--server", options->server, "your mail server, by the name that its certificate bears");
    change->add_option("--port", options->port, "587 for starttls, 465 for tls")->check(CLI::Range(1, 65535));
    change->add_option("--security", options->security, "starttls or tls; there is no third")->check(CLI::IsMember({ "starttls", "tls" }));
    change->add_option("--user", options->user, "who logs in there; \"\" for nobody. The password: notices password");
    change->add_option("--ca", options->ca, "file with the authority of the server's certificate, in PEM");
    change->add_option("--password-file", options->passwordFile, "file of mode 0600 with the password, where no keychain runs; the credential smtp-password comes first");
    change->add_option("--quiet", options->quiet, "FROM-TO in the store's home zone, or none; what happens then is told afterwards");
    change->add_option("--silent-after", options->silentAfter, "minutes without contact or without a line, after which a node is silent")->check(CLI::Range(config::leastSilence, config::mostSilence));
    change->add_option("--desktop", options->desktop, "notifications of the desktop: on or off")->check(CLI::IsMember({ "on", "off" }));
    change->callback([options, &context] { context.chosen = [options, &context] { return set(*options, context); }; });
    CLI::App *password = addVerb(*notices, "password", "keeps the mail server's password, read from standard input, in the desktop's keychain", "notices password");
    password->add_flag("--forget", options->forgets, "take it out of the keychain");
    password->callback([options, &context] { context.chosen = [options, &context] { return keepPassword(options->forgets, context); }; });
    addVerb(*notices, "test", "sends a message to the address; exit 3 says why it could not", "notices test")->callback([&context] {
        context.chosen = [&context] { return test(context); };
    });
}

} // namespace bw::ctl
