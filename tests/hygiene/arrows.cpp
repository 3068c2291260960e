// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hygiene/arrows.h"

#include "tests/hygiene/tree.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::hygiene {

namespace {

// ---- The one table of allowed arrows (design: "The house").

/// models/: a folder may use every folder of a row above its own.
struct Rank
{
    int rank;
    QStringView folder;
};
constexpr std::array models{
    Rank{0, u"core"},
    Rank{1, u"config"},
    Rank{1, u"crypto"},
    Rank{1, u"secrets"},
    Rank{1, u"archive"},
    Rank{1, u"fleet"},
    Rank{1, u"logs"},
    Rank{2, u"transport"},
    Rank{2, u"dns"},
    Rank{3, u"mailauth"},
    Rank{3, u"feedback"},
    Rank{3, u"tls"},
    Rank{3, u"smtp"},
    Rank{3, u"mta"},
    Rank{3, u"notify"},
    Rank{4, u"store"},
    Rank{5, u"ingest"},
    Rank{5, u"posture"},
    Rank{6, u"detection"},
    Rank{7, u"assessment"},
    Rank{8, u"demo"},
    Rank{9, u"service"},
};

/// Everything that the rows above do not say. `from` is a folder, "ui/*" every page; `to` is a folder or one header.
struct Arrow
{
    QStringView from, to, reason;
};
constexpr std::array arrows{
    Arrow{u"models/smtp", u"models/tls", u"its conversations begin with STARTTLS and a handshake"},
    Arrow{u"ui/*", u"models/posture", u"controls, verdicts and scores: values"},
    Arrow{u"ui/itemmodels", u"models/posture", u"controls, verdicts and scores: values"},
    Arrow{u"ui/itemmodels", u"models/assessment/look.h", u"a finding's evidence as its JSON says it: values"},
    Arrow{u"ui/common", u"models/core", u"Problem, Clock and TimeRange are shown by common widgets"},
    Arrow{u"ui/common", u"models/config", u"the look and the language are settings"},
    Arrow{u"ui/charts", u"models/core", u"time ranges and time zones of an axis"},
    Arrow{u"ui/charts", u"ui/common", u"theme tokens"},
    Arrow{u"ui/itemmodels", u"models/core", u"values"},
    Arrow{u"ui/itemmodels", u"models/fleet", u"nodes, and what two snapshots differ in: values"},
    Arrow{u"ui/itemmodels", u"models/store", u"the only place in ui that holds queries"},
    Arrow{u"ui/itemmodels", u"models/detection", u"answers of rules: queries too"},
    Arrow{u"ui/itemmodels", u"models/feedback/deviations.h", u"in what a report differs from its format, in words"},
    Arrow{u"ui/itemmodels", u"models/service", u"jobs off the UI thread"},
    Arrow{u"ui/itemmodels", u"ui/common",
        u"figures, ages and roles are written in one way (format.h, roles.h: no widget)"},
    Arrow{u"ui/figures", u"models/core", u"values"},
    Arrow{u"ui/figures", u"models/store/queries/volumequery.h", u"turns an answer into data of a chart; asks nothing"},
    Arrow{u"ui/figures", u"models/store/queries/loginquery.h", u"turns an answer into data of a chart; asks nothing"},
    Arrow{u"ui/figures", u"models/store/mailauth/mailauthquery.h", u"turns an answer into data of a chart; asks nothing"},
    Arrow{u"ui/figures", u"models/store/fleet/settingchanges.h", u"turns an answer into data of a chart; asks nothing"},
    Arrow{u"ui/figures", u"models/detection", u"turns an answer into data of a chart; asks nothing"},
    Arrow{u"ui/figures", u"ui/common", u"figures are written in one way"},
    Arrow{u"ui/figures", u"ui/charts", u"data of charts"},
    Arrow{u"ui/figures", u"ui/itemmodels/changewords.h", u"a change is told in the same words on a chart as in a table"},
    Arrow{u"ui/*", u"ui/figures", u"several pages draw the same chart"},
    Arrow{u"ui/page", u"models/core", u"values"},
    Arrow{u"ui/page", u"models/store/queries/filter.h", u"every page holds a Filter: values, no query"},
    Arrow{u"ui/page", u"models/config", u"what a page may ask of the desk: look, density, digits"},
    Arrow{u"ui/page", u"models/service", u"the session that a page is given"},
    Arrow{u"ui/page", u"ui/common", u"head, banners and states of a page"},
    Arrow{u"ui/page", u"ui/charts", u"zooming in a chart zooms the window"},
    Arrow{u"ui/*", u"ui/page", u"what every page is"},
    Arrow{u"ui/*", u"models/core", u"values"},
    Arrow{u"ui/*", u"models/config", u"what a page remembers"},
    Arrow{u"ui/*", u"models/service", u"commands in, states and questions out"},
    Arrow{u"ui/*", u"models/store/queries/filter.h", u"a page holds a Filter: values, no query"},
    Arrow{u"ui/*", u"models/store/store.h", u"what a store says of itself: values, no query"},
    Arrow{u"ui/*", u"ui/common", u"fields, actions, theme"},
    Arrow{u"ui/*", u"ui/charts", u"charts"},
    Arrow{u"ui/*", u"ui/itemmodels", u"answers of queries"},
    Arrow{
        u"ui/messages", u"models/store/queries/tracequery.h", u"draws the answer that an item model got; asks nothing"},
    Arrow{u"ui/fleet", u"models/fleet", u"a node as a person writes it, changes in words: values, nothing is asked"},
    Arrow{u"ui/mailauth", u"models/fleet/mailbox.h", u"a mailbox as a person writes it: values, nothing is asked"},
    Arrow{u"ui/shell", u"ui/*", u"the window builds its pages"},
};

constexpr std::array<QStringView, 9> pages{u"overview", u"fleet", u"volume", u"mailauth", u"logins", u"messages", u"coverage", u"posture", u"settings"};
constexpr std::array<QStringView, 6> uiParts{u"common", u"charts", u"page", u"itemmodels", u"figures", u"shell"};

/// Headers of libraries, by what they are for: only these folders may name them.
struct Library
{
    QStringView pattern; ///< of what stands between the brackets
    QStringView where; ///< of the including file
    QStringView reason;
};
constexpr std::array libraries{
    Library{u"^(QSql\\w*|QtSql/.*|sqlite3\\.h|libpq-fe\\.h)$", u"^models/store/", u"SQL is said in models/store alone"},
    Library{u"^openssl/", u"^models/(crypto|transport|tls)/", u"OpenSSL stands behind models/crypto, its handshake behind models/tls"},
    Library{u"^archive(_entry)?\\.h$", u"^models/archive/", u"containers are opened by models/archive"},
    Library{u"^qt6keychain/", u"^models/secrets/", u"the keychain stands behind models/secrets"},
    Library{u"^unbound\\.h$", u"^models/dns/", u"the DNS is asked by models/dns"},
    Library{u"^libpsl\\.h$", u"^models/mailauth/", u"public suffixes are asked of models/mailauth"},
    Library{u"^curl/", u"^models/transport/", u"libcurl stands behind models/transport"},
    Library{u"^(expat|simdjson)\\.h$|^gmime/", u"^models/feedback/", u"reports of receivers are read by models/feedback"},
    Library{u"^CLI/", u"^app/ctl/", u"the command line is breakwaterctl's"},
    Library{u"^Q(Settings)$", u"^app/common/", u"settings are plain values; QSettings stands in app/common"},
    Library{u"^Q(Widget|Dialog|MainWindow|Painter|Pixmap|Icon|Color|Font|Action)\\w*$|^Qt(Gui|Widgets|Charts)/",
        u"^(ui|app/console|app/common)/", u"what the program knows needs no display"},
    Library{u"^Q(Tcp|Udp|Ssl|Local)(Socket|Server)\\w*$|^QNetwork\\w*$", u"^(models/transport|app)/",
        u"pages and stores open no sockets"},
    Library{u"^Qt(Core|Gui|Widgets|Charts|Sql|Network|Concurrent|Test|DBus|Svg)$", u"^$",
        u"a module header costs seconds a file"},
};

/// "models/store", "ui/volume", "app": the folder that the table speaks of; empty for a path outside.
QString folderOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == u"app" || parts.first() == u"translations")
        return parts.first();
    if (parts.size() < 3 || (parts.first() != u"models" && parts.first() != u"ui"))
        return {};
    return parts.at(0) + u'/' + parts.at(1);
}

int rankOf(QStringView folder)
{
    const auto it = std::ranges::find(models, folder, &Rank::folder);
    return it == models.end() ? -1 : it->rank;
}

bool isPage(QStringView folder)
{
    return folder.startsWith(u"ui/") && std::ranges::find(pages, folder.mid(3)) != pages.end();
}

bool matches(QStringView pattern, const QString &folder)
{
    if (pattern == u"ui/*")
        return isPage(folder) || folder == u"ui/shell";
    return pattern == folder;
}

bool allowed(const QString &from, const QString &header)
{
    const QString to = folderOf(header);
    if (from == to || (from == u"app" && !to.isEmpty()))
        return true;
    if (from.startsWith(u"models/") && to.startsWith(u"models/")) {
        const int a = rankOf(from.mid(7)), b = rankOf(to.mid(7));
        if (a >= 0 && b >= 0 && b < a)
            return true;
    }
    // A page never uses another page, nor the window.
    return std::ranges::any_of(arrows, [&](const Arrow &arrow) {
        return matches(arrow.from, from) && (matches(arrow.to, to) || arrow.to == header)
            && !(arrow.to == u"ui/*" && to == u"ui/shell");
    });
}

} // namespace

QStringList folders()
{
    QStringList all{u"app"_s, u"translations"_s};
    for (const Rank &rank : models)
        all << u"models/"_s + rank.folder.toString();
    for (const QStringView part : uiParts)
        all << u"ui/"_s + part.toString();
    for (const QStringView page : pages)
        all << u"ui/"_s + page.toString();
    return all;
}

QList<Include> includesOf(const QString &root)
{
    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*(["<])([^">]+)[">])"_s);
    QList<Include> all;
    for (const QString &file : filesBelow(root, {u"app"_s, u"ui"_s, u"models"_s}, {u"*.h"_s, u"*.cpp"_s, u"*.inc"_s})) {
        const QStringList lines = QString::fromUtf8(contentOf(root, file)).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (const auto match = pattern.match(lines.at(i)); match.hasMatch())
                all << Include{file, int(i) + 1, match.captured(2), match.captured(1) == u"\""};
    }
    return all;
}

QString objectionTo(const Include &include)
{
    const QString from = folderOf(include.file);
    if (!folders().contains(from))
        return u"the table of arrows does not know this folder"_s;
    if (include.quoted) {
        if (include.target.endsWith(u".moc"))
            return {};
        const QString to = folderOf(include.target);
        if (!folders().contains(to))
            return u"write it from the root of the repository: \"models/core/result.h\""_s;
        return allowed(from, include.target) ? QString() : u"no arrow leads from %1 to %2"_s.arg(from, to);
    }
    if (include.target.startsWith(u"models/") || include.target.startsWith(u"ui/")
        || include.target.startsWith(u"app/"))
        return u"our own headers stand in quotes"_s;
    for (const Library &library : libraries) {
        const QRegularExpression what(library.pattern.toString()), where(library.where.toString());
        if (what.match(include.target).hasMatch() && !where.match(include.file).hasMatch())
            return library.reason.toString();
    }
    // Bytes and events know no Qt: where mail flows, nothing is converted and nothing is parsed twice by the compiler. What is
    // asked of a node flows once in minutes, in files of its own.
    const bool isAsking = QRegularExpression(u"^models/mta/(\\w+/)?(asking|host|hostanswers|questions|queuesample|snapshot|tr)\\.(h|cpp)$"_s).match(include.file).hasMatch();
    if ((from == u"models/logs" || (from == u"models/mta" && !isAsking))
        && QRegularExpression(u"^Q[A-Z]"_s).match(include.target).hasMatch())
        return u"grammars and ledger are written over std alone"_s;
    return {};
}

} // namespace bw::hygiene
