// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hygiene/tree.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace bw::hygiene;
using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(BW_SOURCE_DIR);
const QStringList ours{u"app"_s, u"ui"_s, u"models"_s, u"tests"_s, u"cmake"_s, u"resources"_s, u"installer"_s,
    u"translations"_s, u".ci"_s};
const QStringList cpp{u"*.h"_s, u"*.cpp"_s, u"*.inc"_s};
constexpr int mostLines = 600;

struct Exception
{
    QStringView file, reason;
};
/// Files that may be longer than mostLines, each with its reason.
constexpr std::array<Exception, 0> longFiles{};

bool mayBeLong(const QString &file)
{
    return std::ranges::any_of(longFiles, [&](const Exception &e) { return e.file == file; });
}

/// Files that carry code: by name, or by a #! line.
QStringList codeFiles(const QString &top)
{
    QStringList files =
        filesBelow(top, ours, cpp + QStringList{u"CMakeLists.txt"_s, u"*.cmake"_s, u"*.sh"_s, u"*.py"_s, u"*.sql"_s});
    for (const QString &file : filesBelow(top, ours, {u"*"_s}))
        if (!QFileInfo(file).fileName().contains(u'.') && contentOf(top, file).startsWith("#!"))
            files << file;
    files.removeDuplicates();
    return files;
}

QStringList withoutLicence(const QString &top)
{
    QStringList bad;
    for (const QString &file : codeFiles(top)) {
        const QByteArray head = contentOf(top, file).left(400);
        if (!head.contains("SPDX-FileCopyrightText: ") || !head.contains("SPDX-License-Identifier: GPL-3.0-or-later"))
            bad << file;
    }
    return bad;
}

QStringList matching(
    const QString &top, const QStringList &folders, const QStringList &names, const QRegularExpression &pattern)
{
    QStringList found;
    for (const QString &file : filesBelow(top, folders, names)) {
        const QStringList lines = QString::fromUtf8(contentOf(top, file)).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (pattern.match(lines.at(i)).hasMatch())
                found << u"%1:%2: %3"_s.arg(file).arg(i + 1).arg(lines.at(i).trimmed());
    }
    return found;
}

QStringList longerThanAllowed(const QString &top)
{
    QStringList found;
    for (const QString &file : filesBelow(top, {u"app"_s, u"ui"_s, u"models"_s, u"tests"_s}, cpp))
        if (const auto lines = contentOf(top, file).count('\n'); lines > mostLines && !mayBeLong(file))
            found << u"%1: %2 lines"_s.arg(file).arg(lines);
    return found;
}

const QRegularExpression styleSheet(u"\\bsetStyleSheet\\s*\\("_s);
// Written in two halves, so that this file does not find itself.
const QRegularExpression unfinished(u"\\b(TO"_s + u"DO|FIX"_s + u"ME|XX"_s + u"X)\\b"_s);
const QRegularExpression machine(u"/wo"_s + u"rk/|\\.\\./sha"_s + u"red|bare-de"_s + u"bian"_s);

} // namespace

class TestSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySourceNamesItsLicence()
    {
        QVERIFY(codeFiles(root).size() > 20);
        QCOMPARE(withoutLicence(root).join(u'\n'), QString());
    }

    void noStyleSheets() { QCOMPARE(matching(root, {u"app"_s, u"ui"_s}, cpp, styleSheet).join(u'\n'), QString()); }

    void noFileIsTooLong()
    {
        QCOMPARE(longerThanAllowed(root).join(u'\n'), QString());
        for (const Exception &e : longFiles) {
            QVERIFY2(
                contentOf(root, e.file.toString()).count('\n') > mostLines, "an exception that is not needed any more");
            QVERIFY(e.reason.size() > 20);
        }
    }

    void nothingIsLeftForLater() { QCOMPARE(matching(root, ours, cpp, unfinished).join(u'\n'), QString()); }

    void headersAreGuarded()
    {
        for (const QString &file : filesBelow(root, ours, {u"*.h"_s}))
            QVERIFY2(contentOf(root, file).contains("\n#pragma once\n"), qPrintable(file));
    }

    void nothingNamesTheMachineOfItsMaker()
    {
        QStringList found = matching(root, ours + QStringList{u"docs"_s}, {u"*"_s}, machine);
        for (const QString &file :
            {u"README.md"_s, u"CONTRIBUTING.md"_s, u"CHANGELOG.md"_s, u"CMakeLists.txt"_s, u"CMakePresets.json"_s})
            if (machine.match(QString::fromUtf8(contentOf(root, file))).hasMatch())
                found << file;
        QCOMPARE(found.join(u'\n'), QString());
    }

    void everyLinkOfADocumentLeadsSomewhere()
    {
        static const QRegularExpression link(u"\\]\\(([^)#\\s]+)[^)]*\\)"_s);
        QStringList broken;
        QStringList documents = filesBelow(root, ours + QStringList{u"docs"_s}, {u"*.md"_s});
        documents << u"README.md"_s << u"CONTRIBUTING.md"_s << u"CHANGELOG.md"_s;
        for (const QString &document : std::as_const(documents))
            for (auto it = link.globalMatch(QString::fromUtf8(contentOf(root, document))); it.hasNext();)
                if (const QString target = it.next().captured(1); !target.contains(u"://"_s)
                    && !QFileInfo::exists(QFileInfo(root + u'/' + document).path() + u'/' + target))
                    broken << document + u": "_s + target;
        QCOMPARE(broken.join(u'\n'), QString());
    }

    void packagesOfTheReadmeAreInstalled()
    {
        const QString readme = QString::fromUtf8(contentOf(root, u"README.md"_s));
        const QString table = readme.section(u"## What it is built from"_s, 1).section(u"\n## "_s, 0, 0);
        QVERIFY(table.contains(u"`libxxhash-dev`"_s));
        const QStringList installed =
            QString::fromUtf8(contentOf(root, u"installer/packages"_s)).split(QRegularExpression(u"\\s+"_s));
        QStringList missing;
        for (auto it = QRegularExpression(u"`([^`]+)`"_s).globalMatch(table); it.hasNext();)
            for (const QString &package : it.next().captured(1).split(u' '))
                if (!installed.contains(package))
                    missing << package;
        QCOMPARE(missing.join(u' '), QString());
    }

    void everyShellScriptParses()
    {
        int scripts = 0;
        for (const QString &file : codeFiles(root)) {
            if (!contentOf(root, file).left(40).contains("bash") && !file.endsWith(u".sh"))
                continue;
            ++scripts;
            QProcess bash;
            bash.start(u"/bin/bash"_s, {u"-n"_s, root + u'/' + file});
            QVERIFY(bash.waitForFinished());
            QVERIFY2(bash.exitCode() == 0, bash.readAllStandardError().constData());
        }
        QVERIFY(scripts >= 5);
    }

    void aBadTreeIsFound()
    {
        QTemporaryDir tree;
        const QByteArray licence =
            "// SPDX-FileCopyrightText: 2026 Breakwater contributors\n// SPDX-License-Identifier: GPL-3.0-or-later\n";
        plant(tree.path(), u"models/core/good.cpp"_s, licence + "int a;\n");
        plant(tree.path(), u"models/core/bad.cpp"_s,
            "int b; // TO"
            "DO\n");
        plant(tree.path(), u"installer/start"_s, "#!/bin/sh\n");
        plant(tree.path(), u"installer/packages"_s, "cmake\n");
        plant(tree.path(), u"tests/data/sample.py"_s, "print()\n");
        plant(tree.path(), u"ui/shell/window.cpp"_s, licence + "void f() { w->setStyleSheet (x); }\n");
        plant(tree.path(), u"ui/shell/long.cpp"_s, licence + QByteArray(599, '\n'));
        plant(tree.path(), u"ui/shell/short.cpp"_s, licence + QByteArray(598, '\n'));
        plant(tree.path(), u"models/core/path.cpp"_s,
            licence
                + "auto p = \"/wo"
                  "rk/main\";\n");
        QCOMPARE(withoutLicence(tree.path()), QStringList({u"models/core/bad.cpp"_s, u"installer/start"_s}));
        QCOMPARE(matching(tree.path(), ours, cpp, styleSheet).size(), 1);
        QCOMPARE(matching(tree.path(), ours, cpp, unfinished).size(), 1);
        QCOMPARE(matching(tree.path(), ours, cpp, machine).size(), 1);
        QCOMPARE(longerThanAllowed(tree.path()), QStringList({u"ui/shell/long.cpp: 601 lines"_s}));
    }
};

QTEST_APPLESS_MAIN(TestSources)
#include "tst_sources.moc"
