// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/product.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

/// docs/postfix-events.md says which events each message of Postfix's sources gives: that must be so.
/// (That no message of the sources is missing there, tools/postfix-messages checks against an unpacked source package.)
class TestMtaPostfixMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageGivesTheEventsOfItsRow()
    {
        QFile page(QStringLiteral(BW_SOURCE_DIR "/docs/postfix-events.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        static const QRegularExpression row(
            u"^\\| (?:`` .*? ``|`.*?`) \\| [\\w/.,\\- ]+\\.c \\| ([a-z_+ ]+) \\| (?:`` (.*) ``|`(.*)`) \\|$"_s);
        const auto grammar = mta::productById("postfix")->makeGrammar();
        int rows = 0;
        int told = 0;
        while (!page.atEnd()) {
            const auto cells = row.match(QString::fromUtf8(page.readLine()).chopped(1));
            if (!cells.hasMatch())
                continue;
            ++rows;
            QString sample = cells.captured(2) + cells.captured(3);
            sample.replace(u"\\|"_s, u"|"_s);
            const qsizetype colon = sample.indexOf(u": ");
            const QByteArray process = "postfix/" + sample.left(colon).toUtf8();
            const QByteArray text = sample.mid(colon + 2).toUtf8();
            logs::Line line;
            line.process = {process.constData(), std::size_t(process.size())};
            line.text = {text.constData(), std::size_t(text.size())};
            logs::Events events;
            const auto reading = grammar->read(line, events);
            QStringList kinds;
            for (const logs::Event &event : events)
                kinds.append(QString::fromLatin1(nameOf(event.kind).data()));
            const QString found = reading == logs::Reading::Silent ? u"silent"_s
                : kinds.isEmpty()                                  ? u"unrecognised"_s
                                                                   : kinds.join(u" + ");
            // Cut anywhere, or with a byte too much: another answer perhaps, but an answer.
            const QByteArray longer = text + '\xf9';
            for (qsizetype length = 0; length <= longer.size(); ++length) {
                events.clear();
                line.text = { longer.constData(), std::size_t(length) };
                grammar->read(line, events);
                QVERIFY(events.size() < 1000);
            }
            told += kinds.isEmpty() ? 0 : 1;
            QVERIFY2(found == cells.captured(1),
                qPrintable(sample + u"\n  gives "_s + found + u", not "_s + cells.captured(1)));
        }
        QVERIFY2(rows > 1200, qPrintable(QString::number(rows)));
        QVERIFY(told > 1000);
    }

    /// What the script finds: new formats, and not what only -v logs, what tests alone compile, or what has a row.
    void theScriptNamesWhatHasNoRow()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"src/smtpd"_s));
        QFile source(folder.filePath(u"src/smtpd/smtpd.c"_s));
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write("/* msg_info(\"in a comment\") */\n"
                     "void f(void) {\n"
                     "    msg_info(\"connect from %s\", x);\n"
                     "    if (msg_verbose > 1 && y)\n"
                     "        msg_info(\"only with -v\");\n"
                     "    if (msg_verbose) { if (z) msg_info(\"also\"); msg_info(\"and this\"); }\n"
                     "    msg_warn(\"something \"\n"
                     "             \"new: %s\", x);\n"
                     "}\n"
                     "#ifdef TEST\n"
                     "int main() { msg_info(\"a test\"); }\n"
                     "#endif\n");
        source.close();
        QProcess script;
        script.start(python, {QStringLiteral(BW_SOURCE_DIR "/tools/postfix-messages"), u"check"_s, folder.path()});
        QVERIFY(script.waitForFinished());
        QCOMPARE(script.readAllStandardOutput(),
            QByteArray("smtpd/smtpd.c:7: msg_warn(\"something new: %s\") has no row\n"));
        QCOMPARE(script.exitCode(), 1);
        QCOMPARE(script.readAllStandardError(), QByteArray("postfix-messages: 2 messages, 1 without a row\n"));
    }
};

QTEST_GUILESS_MAIN(TestMtaPostfixMessages)
#include "tst_mta_postfix_messages.moc"
