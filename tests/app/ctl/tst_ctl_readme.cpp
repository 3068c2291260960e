// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::test;

namespace {

const QString root = QStringLiteral(BW_SOURCE_DIR "/");
const QStringList documents { u"README.md"_s, u"installer/units/README.md"_s, u"installer/units/breakwater-collect.service"_s, u"installer/units/breakwater-collector.service"_s };

/// What --help says of verbs.
class Help final
{
public:
    [[nodiscard]] QString of(const QStringList &verb)
    {
        QString &text = m_texts[verb.join(u' ')];
        if (text.isEmpty())
            text = QString::fromUtf8(runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), verb + QStringList { u"--help"_s }).out);
        return text;
    }
    [[nodiscard]] QStringList below(const QStringList &verb)
    {
        QStringList names;
        static const QRegularExpression line(u"^  ([a-z][a-z-]*)  +\\S"_s, QRegularExpression::MultilineOption);
        const QString text = of(verb);
        auto found = line.globalMatch(text.mid(qMax(qsizetype(0), text.indexOf(u"Subcommands:"_s))));
        while (text.contains(u"Subcommands:"_s) && found.hasNext())
            names << found.next().captured(1);
        return names;
    }
    [[nodiscard]] bool has(const QStringList &verb, const QString &option) { return (of(verb) + of({})).contains(QRegularExpression(QRegularExpression::escape(option) + u"(?![\\w-])"_s)); }

private:
    QHash<QString, QString> m_texts;
};

/// Why these words cannot be typed behind "breakwaterctl"; empty: they can.
QString whyNot(Help &help, QStringList words)
{
    QStringList verb, options;
    for (; !words.isEmpty() && words.first().startsWith(u"--"); words.removeFirst()) {
        options << words.first();
        if (words.first() != u"--quiet" && words.size() > 1)
            words.removeFirst(); // its value
    }
    while (!words.isEmpty() && help.below(verb).contains(words.first()))
        verb << words.takeFirst();
    if (verb.isEmpty() || (!help.below(verb).isEmpty() && !words.isEmpty() && !words.first().startsWith(u'-')))
        return u"there is no verb "_s + (verb + words.mid(0, 1)).join(u' ');
    for (const QString &word : words)
        if (word.startsWith(u"--"))
            options << word.section(u'=', 0, 0);
    for (const QString &option : options)
        if (!help.has(verb, option))
            return verb.join(u' ') + u" has no option "_s + option;
    return {};
}

/// The commands that a text names: behind the program's name, or in code that begins with a verb.
QList<QStringList> commandsIn(const QString &text, const QStringList &verbs)
{
    QList<QStringList> commands;
    static const QRegularExpression named(u"breakwaterctl ((?:--|[a-z])[^`#|\\n)]*)"_s), code(u"`([a-z]+ [^`\\n]+)`"_s), ofService(u"^    b ([a-z][^#\\n]*)"_s, QRegularExpression::MultilineOption);
    const QString joined = QString(text).replace(QRegularExpression(u"\\\\\\n\\s*"_s), u" "_s);
    for (const QRegularExpression *pattern : { &named, &code, &ofService })
        for (auto found = pattern->globalMatch(joined); found.hasNext();) {
            const QStringList words = found.next().captured(1).split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
            if (!words.contains(u"\"$@\";"_s) && (pattern != &code || verbs.contains(words.first())))
                commands << words;
        }
    return commands;
}

} // namespace

/// What README and the units say can be typed is there, and what they name lies where they say.
class TestCtlReadme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAreThere()
    {
        Help help;
        const QStringList verbs = help.below({});
        QVERIFY2(verbs.contains(u"fleet"_s) && verbs.contains(u"collect"_s), qPrintable(verbs.join(u' ')));
        QVERIFY(!whyNot(help, { u"fleet"_s, u"sing"_s }).isEmpty() && !whyNot(help, { u"collect"_s, u"--ever"_s }).isEmpty() && !whyNot(help, { u"sing"_s }).isEmpty());
        QStringList wrong;
        qsizetype seen = 0;
        for (const QString &document : documents) {
            const auto commands = commandsIn(QString::fromUtf8(contentOf(root + document)), verbs);
            seen += commands.size();
            for (const QStringList &words : commands)
                if (const QString why = whyNot(help, words); !why.isEmpty())
                    wrong << document + u": "_s + words.join(u' ') + u": "_s + why;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(seen > 30, qPrintable(QString::number(seen)));
    }

    void pathsOfTheTreeAreThere()
    {
        static const QRegularExpression path(u"(?<![\\w./~-])((?:app|cmake|docs|installer|models|resources|tests|translations|ui)/[\\w./-]*\\w)"_s), link(u"\\]\\(([^)#:]+)\\)"_s);
        QStringList wrong;
        const QString text = QString::fromUtf8(contentOf(root + documents.front()));
        for (const QRegularExpression *pattern : { &path, &link })
            for (auto found = pattern->globalMatch(text); found.hasNext();)
                if (const QString name = found.next().captured(1); !QFileInfo::exists(root + name))
                    wrong << name;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
    }

    /// "Where things lie", for somebody who has set nothing.
    void thingsLieWhereItSays()
    {
        const WorkFolder home;
        const QStringList environment { u"HOME="_s + home.path(), u"XDG_DATA_HOME="_s, u"XDG_CONFIG_HOME="_s, u"XDG_STATE_HOME="_s, u"DBUS_SESSION_BUS_ADDRESS="_s };
        home.write(u"mail.log"_s, "2026-11-23T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C9A: removed\n");
        for (const QStringList &words : { QStringList { u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, home.path(u"mail.log"_s) }, { u"fleet"_s, u"key"_s, u"make"_s },
                 { u"notices"_s, u"set"_s, u"--to"_s, u"admin@example.com"_s, u"--server"_s, u"mail.example.com"_s } }) {
            const Ran ran = runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), words, {}, environment);
            QVERIFY2(ran.exitCode == 0, (words.join(u' ').toUtf8() + ran.err).constData());
        }
        const QString readme = QString::fromUtf8(contentOf(root + documents.front()));
        for (const auto &[name, isPrivate] : { std::pair { u".local/share/breakwater/fleet.bw"_s, true }, { u".local/share/breakwater/keys/"_s, false }, { u".local/share/breakwater/ssh/id_ed25519"_s, true },
                 { u".config/breakwater/breakwater.conf"_s, false } }) {
            QVERIFY2(readme.contains(u"`~/"_s + name + u'`'), qPrintable(name));
            QVERIFY2(QFileInfo::exists(home.path(name)), qPrintable(name));
            const auto others = QFile::permissions(home.path(name)) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
            QVERIFY2(!isPrivate || !others, qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestCtlReadme)
#include "tst_ctl_readme.moc"
